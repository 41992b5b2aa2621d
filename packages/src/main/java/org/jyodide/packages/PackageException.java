package org.jyodide.packages;

import org.jyodide.JyodideException;

/** Packages could not be found, fetched, installed or removed. The message says what to do. */
public class PackageException extends JyodideException {
  private static final long serialVersionUID = 1L;

  /** With what was wanted, what was seen and what to do. */
  public PackageException(String message) {
    super(message);
  }

  /** With a message and the first cause. */
  public PackageException(String message, Throwable cause) {
    super(message, cause);
  }
}
