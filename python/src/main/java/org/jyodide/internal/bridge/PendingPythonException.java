package org.jyodide.internal.bridge;

/** Unwinds a host function after the Python error indicator was set. */
final class PendingPythonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PendingPythonException() {
    super("a Python exception is set", null, false, false);
  }
}
