package org.jyodide.internal.capi;

import org.jspecify.annotations.Nullable;

/**
 * A value has no counterpart on the other side. Containers on the way out add where in them it was.
 * Never leaves the library: the public API makes a {@code ConversionException} of it.
 */
public final class NotConvertibleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String sentence;
  private final StringBuilder reversedPath = new StringBuilder();

  /** With a sentence about the value. */
  public NotConvertibleException(String message) {
    super(message, null, false, false);
    sentence = message;
  }

  /** Adds the step that leads to the value, such as {@code [3]}; the innermost comes first. */
  public NotConvertibleException within(String step) {
    reversedPath.append(new StringBuilder(step).reverse());
    return this;
  }

  /** A key as a step of a path shows it. */
  static String quote(@Nullable Object key) {
    if (key == null) {
      return "None";
    }
    return key instanceof CharSequence ? "'" + key + "'" : key.toString();
  }

  @Override
  public String getMessage() {
    return reversedPath.length() == 0
        ? sentence
        : sentence + ", at " + new StringBuilder(reversedPath).reverse();
  }
}
