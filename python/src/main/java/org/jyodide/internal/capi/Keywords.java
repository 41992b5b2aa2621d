package org.jyodide.internal.capi;

import java.util.Set;

/** The words that cannot be names in Python: {@code keyword.kwlist} of 3.14. */
public final class Keywords {
  private static final Set<String> WORDS =
      Set.of(
          "False",
          "None",
          "True",
          "and",
          "as",
          "assert",
          "async",
          "await",
          "break",
          "class",
          "continue",
          "def",
          "del",
          "elif",
          "else",
          "except",
          "finally",
          "for",
          "from",
          "global",
          "if",
          "import",
          "in",
          "is",
          "lambda",
          "nonlocal",
          "not",
          "or",
          "pass",
          "raise",
          "return",
          "try",
          "while",
          "with",
          "yield");

  private Keywords() {}

  /** Whether a name is one of them. */
  public static boolean contains(String name) {
    return WORDS.contains(name);
  }
}
