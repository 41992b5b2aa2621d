package org.jyodide.conformance;

import java.util.Arrays;
import java.util.Optional;

/** Why a test case is expected to fail. */
enum FailureClass {
  NOT_IN_PYODIDE("not-in-pyodide", "fails on Pyodide in Node too"),
  NEWER("newer", "tests what is newer than the CPython in the binary"),
  BY_DESIGN("by-design", "missing or different on purpose"),
  OURS("ours", "a bug of Jyodide");

  private final String label;
  private final String meaning;

  FailureClass(String label, String meaning) {
    this.label = label;
    this.meaning = meaning;
  }

  /** As it stands in the list of failures. */
  String label() {
    return label;
  }

  /** In words. */
  String meaning() {
    return meaning;
  }

  static Optional<FailureClass> of(String label) {
    return Arrays.stream(values()).filter(value -> value.label.equals(label)).findFirst();
  }
}
