package org.jyodide.emscripten.dylink;

/**
 * A library cannot be loaded. The message is for the user of the program: it says which file, and
 * what it wanted.
 */
public final class DynamicLinkException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A failure that is told to the program. */
  public DynamicLinkException(String message) {
    super(message, null, false, false);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
