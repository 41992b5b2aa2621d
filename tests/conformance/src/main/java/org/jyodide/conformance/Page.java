package org.jyodide.conformance;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code docs/conformance.md}, as text. */
final class Page {
  private final List<String> about;
  private final List<ModuleResult> results;
  private final Reference reference;
  private final FailureList failures;
  private final StringBuilder text = new StringBuilder();

  private Page(
      List<String> about, List<ModuleResult> results, Reference reference, FailureList failures) {
    this.about = about;
    this.results = results;
    this.reference = reference;
    this.failures = failures;
  }

  static String of(
      List<String> about, List<ModuleResult> results, Reference reference, FailureList failures) {
    Page page = new Page(about, results, reference, failures);
    page.write();
    return page.text.toString();
  }

  private void write() {
    line("# Conformance");
    line("");
    line(
        "CPython's own tests on Jyodide, beside Pyodide in Node. `tests/conformance/run-all` writes this page.");
    line("");
    about.forEach(fact -> line("* " + fact));
    reference.header().forEach(fact -> line("* Pyodide in Node: " + fact));
    line("");
    totals();
    goal();
    classes();
    differences();
    modules();
  }

  private void totals() {
    line("## Totals");
    line("");
    line("| | Jyodide | Pyodide in Node |");
    line("|---|---:|---:|");
    List<Reference.Module> stored = List.copyOf(reference.modules().values());
    row("modules", results.size(), stored.size());
    row(
        "… that are skipped as a whole",
        results.stream().filter(ModuleResult::isSkipped).count(),
        stored.stream().filter(module -> !module.skipped().isEmpty()).count());
    row(
        "… that pass",
        results.stream().filter(ModuleResult::hasPassed).count(),
        stored.stream().filter(Reference.Module::hasPassed).count());
    row(
        "test cases that pass",
        count(Outcome.PASSED),
        stored.stream().mapToLong(Reference.Module::passed).sum());
    row(
        "… that fail",
        count(Outcome.FAILED) + count(Outcome.HUNG) + count(Outcome.DIED),
        stored.stream().mapToLong(Reference.Module::failed).sum());
    row("… of these, that end the interpreter", count(Outcome.DIED), stored(Outcome.DIED));
    row("… of these, that take too long", count(Outcome.HUNG), stored(Outcome.HUNG));
    row("… of these, that end the process", lost(), "");
    row("… that are skipped", count(Outcome.SKIPPED), stored(Outcome.SKIPPED));
    line("");
  }

  private void goal() {
    long passing = 0;
    long passed = 0;
    long lost = 0;
    long allPassed = 0;
    long allLost = 0;
    for (ModuleResult result : results) {
      Reference.Module stored = reference.modules().get(result.module());
      if (stored == null) {
        continue;
      }
      allPassed += stored.passed();
      allLost += reference.lost(result);
      if (stored.hasPassed()) {
        passing++;
        passed += stored.passed();
        lost += reference.lost(result);
      }
    }
    line(
        String.format(
            Locale.ROOT,
            "Of the %d modules that pass on Pyodide, with %d test cases that pass there, %d cases pass on Jyodide: %.2f %%.",
            passing,
            passed,
            passed - lost,
            percent(passed, lost)));
    line(
        String.format(
            Locale.ROOT,
            "Of all modules, %d test cases pass on Pyodide, and %d of these on Jyodide: %.2f %%.",
            allPassed,
            allPassed - allLost,
            percent(allPassed, allLost)));
    line("");
  }

  private static double percent(long passed, long lost) {
    return passed == 0 ? 100.0 : 100.0 * (passed - lost) / passed;
  }

  private void classes() {
    Map<FailureClass, Integer> counts = new EnumMap<>(FailureClass.class);
    failures.entries().forEach(entry -> counts.merge(entry.kind(), 1, Integer::sum));
    line("## Why test cases fail");
    line("");
    line(
        "Each has its reason in [`failures.txt`](../tests/conformance/src/main/resources/org/jyodide/conformance/failures.txt).");
    line("");
    line("| class | test cases | meaning |");
    line("|---|---:|---|");
    for (FailureClass kind : FailureClass.values()) {
      line(
          "| "
              + kind.label()
              + " | "
              + counts.getOrDefault(kind, 0)
              + " | "
              + kind.meaning()
              + " |");
    }
    line("");
  }

  private void differences() {
    line("## What passes on Pyodide and not on Jyodide");
    line("");
    line("| test case | class | why |");
    line("|---|---|---|");
    for (ModuleResult result : results) {
      for (CaseResult test : reference.worse(result)) {
        if (reference.passes(result.module(), test.test())) {
          line(
              "| `"
                  + test.test()
                  + "` | "
                  + failures
                      .find(result.module(), test.test())
                      .map(entry -> entry.kind().label() + " | " + cell(entry.reason()))
                      .orElse("**unexpected** | " + cell(test.reason()))
                  + " |");
        }
      }
    }
    line("");
  }

  private void modules() {
    line("## Modules");
    line("");
    line("| module | Jyodide | Pyodide in Node |");
    line("|---|---|---|");
    for (ModuleResult result : results) {
      Reference.Module stored = reference.modules().get(result.module());
      line(
          "| "
              + result.module()
              + " | "
              + cell(Summary.of(result))
              + " | "
              + cell(stored == null ? "" : summary(stored))
              + " |");
    }
  }

  private static String summary(Reference.Module stored) {
    if (!stored.skipped().isEmpty()) {
      return "skipped";
    }
    return stored.passed()
        + " passed"
        + (stored.failed() == 0 ? "" : ", " + stored.failed() + " failed")
        + String.format(Locale.ROOT, ", %.1f s", stored.seconds());
  }

  private long count(Outcome outcome) {
    return results.stream().mapToLong(result -> result.count(outcome)).sum();
  }

  private long stored(Outcome outcome) {
    return reference.modules().values().stream()
        .flatMap(module -> module.others().values().stream())
        .filter(other -> other == outcome)
        .count();
  }

  /** How many test cases the JVM did not survive. */
  private long lost() {
    return results.stream()
        .flatMap(result -> result.cases().stream())
        .filter(
            test ->
                test.reason().contains(WorkerProcess.ENDED)
                    || test.reason().contains(WorkerProcess.KILLED))
        .count();
  }

  private void row(String name, Object ours, Object theirs) {
    line("| " + name + " | " + ours + " | " + theirs + " |");
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;");
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
