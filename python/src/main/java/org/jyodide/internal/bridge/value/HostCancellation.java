package org.jyodide.internal.bridge.value;

/** The reason of a promise whose work was cancelled: {@code CancelledError} in Python. */
public final class HostCancellation extends HostError {
  private static final long serialVersionUID = 1L;

  /** A cancellation with a message, which may be empty. */
  public HostCancellation(String message) {
    super("CancelledError", message);
  }
}
