package org.jyodide.internal.bridge.imports;

import java.util.Set;

/**
 * Names of properties that are keywords of Python: {@code obj.from_} in Python reads the property
 * {@code from}, {@code obj.from__} reads {@code from_}.
 */
final class ReservedWords {
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

  private ReservedWords() {}

  /** The property that an attribute name means. */
  static String toProperty(String attribute) {
    String word = stripUnderscores(attribute);
    return word.length() < attribute.length() && KEYWORDS.contains(word)
        ? attribute.substring(0, attribute.length() - 1)
        : attribute;
  }

  /** The attribute name of a property. */
  static String toAttribute(String property) {
    return KEYWORDS.contains(stripUnderscores(property)) ? property + "_" : property;
  }

  private static String stripUnderscores(String name) {
    int end = name.length();
    while (end > 0 && name.charAt(end - 1) == '_') {
      end--;
    }
    return name.substring(0, end);
  }
}
