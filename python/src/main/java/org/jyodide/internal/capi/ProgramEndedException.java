package org.jyodide.internal.capi;

/**
 * The program was unwound out of a call of one of its functions: it trapped, it ended itself, or a
 * host function threw what is not meant for Python. The cause says which. Its state is undefined
 * from here on.
 */
public final class ProgramEndedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** For the end of that function. */
  public ProgramEndedException(String function, Throwable cause) {
    super("unwound out of " + function, cause);
  }
}
