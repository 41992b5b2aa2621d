package org.jyodide.internal.bridge.java;

/** No overload takes the arguments, or several do equally well; a {@code TypeError} in Python. */
public final class NoMatchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the candidates. */
  NoMatchException(String message) {
    super(message, null, false, false);
  }
}
