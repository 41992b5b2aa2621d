package org.jyodide.conformance;

import java.util.List;

/**
 * What became of a module of tests.
 *
 * @param module its full name, such as {@code test.test_json}
 * @param skipped why the whole module was skipped; empty if it was not
 * @param seconds how long it took, with the start of its interpreters
 * @param cases its test cases in the order in which they ended
 */
record ModuleResult(String module, String skipped, double seconds, List<CaseResult> cases) {
  long count(Outcome outcome) {
    return cases.stream().filter(test -> test.outcome() == outcome).count();
  }

  boolean isSkipped() {
    return !skipped.isEmpty();
  }

  /** Whether it ran and no test case of it failed, hung or died. */
  boolean hasPassed() {
    return !isSkipped()
        && cases.stream()
            .allMatch(
                test -> test.outcome() == Outcome.PASSED || test.outcome() == Outcome.SKIPPED);
  }
}
