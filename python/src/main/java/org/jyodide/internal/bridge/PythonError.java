package org.jyodide.internal.bridge;

import org.jspecify.annotations.Nullable;
import org.jyodide.internal.bridge.value.HostError;

/**
 * A Python exception on its way through the host. It holds the exception object until it goes back
 * into Python or is garbage: so it is the same object there.
 */
public final class PythonError extends HostError {
  private static final long serialVersionUID = 1L;

  private final String type;
  private final transient @Nullable PyReference exception;

  PythonError(String type, String traceback, @Nullable PyReference exception) {
    super("PythonError", traceback);
    this.type = type;
    this.exception = exception;
    set("type", type);
    set("__error_address", exception == null ? 0 : exception.pointer());
  }

  /** The qualified name of the exception's class. */
  public String type() {
    return type;
  }

  /** The traceback as Python prints it. */
  public String traceback() {
    String text = getMessage();
    return text == null ? "" : text;
  }

  /**
   * The exception object, borrowed; 0 if it is not known, or was given back. Take a reference of
   * one's own before anything else runs.
   */
  public int pointer() {
    return exception == null ? 0 : exception.pointer();
  }

  /** Gives up the reference to the exception object and returns it; 0 if there is none. */
  int takePointer() {
    return exception == null ? 0 : exception.take();
  }
}
