package org.jyodide.conformance;

import java.util.Locale;

/** What became of a test case. */
enum Outcome {
  PASSED,
  FAILED,
  SKIPPED,
  /** Nothing was heard of it for longer than the limit. */
  HUNG,
  /** The Python, or the process around it, ended while it ran. */
  DIED;

  static Outcome of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
