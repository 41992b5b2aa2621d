package org.jyodide.internal.capi;

/**
 * A C API function failed and its Python exception was taken from the error indicator. Never leaves
 * the library: the public API makes a {@code PythonException} of it.
 */
public final class PythonRaisedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exception;

  /** For the exception object at this address, a reference that whoever catches this owns. */
  public PythonRaisedException(int exception) {
    super("a Python exception", null, false, false);
    this.exception = exception;
  }

  /** The address of the exception object. */
  public int exception() {
    return exception;
  }
}
