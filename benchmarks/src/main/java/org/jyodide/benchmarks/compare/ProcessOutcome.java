package org.jyodide.benchmarks.compare;

import java.util.List;

/**
 * What came of a process.
 *
 * @param exitStatus of the process; -1 if it could not be started, -2 if it was ended for taking
 *     too long
 * @param output the lines of standard output
 * @param errors the last lines of standard error, or why the process could not be started
 * @param wallMillis from before the start until the end
 * @param peakKib the most memory that one process of the tree had resident; 0 if unknown
 */
record ProcessOutcome(
    int exitStatus, List<String> output, List<String> errors, double wallMillis, long peakKib) {

  /** The last line of output, or nothing. */
  String lastLine() {
    return output.isEmpty() ? "" : output.get(output.size() - 1).strip();
  }

  /** What went wrong, in one line. */
  String complaint() {
    String said = errors.isEmpty() ? lastLine() : errors.get(errors.size() - 1).strip();
    return switch (exitStatus) {
      case -1 -> said;
      case -2 -> "ended after " + Math.round(wallMillis / 1000) + " s: " + said;
      default -> "status " + exitStatus + (said.isEmpty() ? "" : ", " + said);
    };
  }
}
