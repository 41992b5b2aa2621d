package org.jyodide.internal.capi;

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
  NotConvertibleException within(String step) {
    reversedPath.append(new StringBuilder(step).reverse());
    return this;
  }

  @Override
  public String getMessage() {
    return reversedPath.length() == 0
        ? sentence
        : sentence + ", at " + new StringBuilder(reversedPath).reverse();
  }
}
