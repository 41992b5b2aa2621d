package org.jyodide.packages;

/**
 * A file is not what it claims to be: its hash, its size, its archive or its record is wrong.
 * Nothing of it was installed.
 */
public final class IntegrityException extends PackageException {
  private static final long serialVersionUID = 1L;

  /** With what was wanted and what was seen. */
  public IntegrityException(String message) {
    super(message);
  }

  /** With a message and the first cause. */
  public IntegrityException(String message, Throwable cause) {
    super(message, cause);
  }
}
