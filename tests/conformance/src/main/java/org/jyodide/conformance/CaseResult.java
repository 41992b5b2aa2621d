package org.jyodide.conformance;

/**
 * What became of one test case.
 *
 * @param test its name, as {@code unittest} has it; several of one name end in {@code #2}, …
 * @param seconds how long it ran
 * @param reason one line; empty if it passed
 * @param detail a trace of Python; empty if there is none
 */
record CaseResult(String test, Outcome outcome, double seconds, String reason, String detail) {
  CaseResult(String test, Outcome outcome, String reason) {
    this(test, outcome, 0, reason, "");
  }
}
