package org.jyodide.internal.bridge.java;

import java.util.Set;

/** Names of Java members that are keywords of Python: these get an underscore at their end. */
final class PythonNames {
  private static final Set<String> KEYWORDS =
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

  private PythonNames() {}

  static String toPython(String name) {
    return KEYWORDS.contains(name) ? name + "_" : name;
  }

  static String toJava(String name) {
    return name.endsWith("_") && KEYWORDS.contains(name.substring(0, name.length() - 1))
        ? name.substring(0, name.length() - 1)
        : name;
  }
}
