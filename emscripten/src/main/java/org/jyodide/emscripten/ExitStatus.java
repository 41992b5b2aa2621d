package org.jyodide.emscripten;

/**
 * Unwinds a program that called {@code exit}. It carries no stack trace, and no handler of the
 * program swallows it for good: the host that called the program catches it.
 */
public final class ExitStatus extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  /** The end of a program with the given status, 0 for success. */
  public ExitStatus(int status) {
    super("Program terminated with exit(" + status + ")", null, false, false);
    this.status = status;
  }

  /** The status. */
  public int status() {
    return status;
  }
}
