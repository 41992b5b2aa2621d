package org.jyodide;

/**
 * An interpreter could not be made within the {@link Limits} it was given. Once an interpreter
 * runs, reaching its memory limit is a Python {@code MemoryError}, which reaches Java as a {@link
 * PythonException}.
 */
public final class LimitExceededException extends JyodideException {
  private static final long serialVersionUID = 1L;

  LimitExceededException(String message) {
    super(message);
  }
}
