package org.jyodide.internal.bridge.imports;

import org.jyodide.internal.capi.Keywords;

/**
 * Names of properties that are keywords of Python: {@code obj.from_} in Python reads the property
 * {@code from}, {@code obj.from__} reads {@code from_}.
 */
final class ReservedWords {
  private ReservedWords() {}

  /** The property that an attribute name means. */
  static String toProperty(String attribute) {
    String word = stripUnderscores(attribute);
    return word.length() < attribute.length() && Keywords.contains(word)
        ? attribute.substring(0, attribute.length() - 1)
        : attribute;
  }

  /** The attribute name of a property. */
  static String toAttribute(String property) {
    return Keywords.contains(stripUnderscores(property)) ? property + "_" : property;
  }

  private static String stripUnderscores(String name) {
    int end = name.length();
    while (end > 0 && name.charAt(end - 1) == '_') {
      end--;
    }
    return name.substring(0, end);
  }
}
