package org.jyodide.internal.bridge.value;

/**
 * An exception came out of the Python program in a way that leaves it in an unknown state. The
 * interpreter is dead.
 */
public final class FatalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A fatal exception with what caused it. */
  public FatalException(Throwable cause) {
    super("the Python program failed: " + cause, cause);
  }
}
