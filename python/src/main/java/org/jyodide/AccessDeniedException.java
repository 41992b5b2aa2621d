package org.jyodide;

/**
 * Python asked for something of the host that no option grants. The message names it and the option
 * that would. In Python it is a {@code jyodide.AccessDeniedError}, a {@code PermissionError}.
 */
public final class AccessDeniedException extends JyodideException {
  private static final long serialVersionUID = 1L;

  /** With what was refused and the option that would grant it. */
  public AccessDeniedException(String message) {
    super(message);
  }
}
