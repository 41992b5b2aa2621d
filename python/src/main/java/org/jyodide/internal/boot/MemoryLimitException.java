package org.jyodide.internal.boot;

/**
 * Python cannot start within its memory limit. Never leaves the library: the public API makes a
 * {@code LimitExceededException} of it.
 */
public final class MemoryLimitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String sentence;

  MemoryLimitException(String message) {
    super(message);
    sentence = message;
  }

  @Override
  public String getMessage() {
    return sentence;
  }
}
