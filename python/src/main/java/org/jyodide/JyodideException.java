package org.jyodide;

/**
 * The base of all exceptions that this library throws for a reason that lies in Python code or
 * data.
 */
public abstract class JyodideException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With what was wanted, what was seen and what to do. */
  protected JyodideException(String message) {
    super(message);
  }

  /** With a message and the first cause. */
  protected JyodideException(String message, Throwable cause) {
    super(message, cause);
  }
}
