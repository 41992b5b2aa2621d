package org.jyodide;

/**
 * The interpreter can no longer be used: it was closed, Python ended itself ({@code os._exit}), or
 * the program trapped (a C stack overflow, a corrupted object). The {@linkplain #getCause() cause}
 * is the first failure, if there was one; every later call on the interpreter and its objects
 * throws this exception again, with the same cause.
 */
public final class InterpreterDeadException extends JyodideException {
  private static final long serialVersionUID = 1L;

  InterpreterDeadException(String message) {
    super(message);
  }

  InterpreterDeadException(String message, Throwable cause) {
    super(message, cause);
  }
}
