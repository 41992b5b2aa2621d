package org.jyodide.internal.extension;

/** A built-in Python exception to be raised. Never leaves the library. */
public final class PythonErrorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String type;
  private final String text;

  /**
   * An exception.
   *
   * @param type the name of a built-in class, such as {@code KeyError}
   */
  public PythonErrorException(String type, String message) {
    super(message, null, false, false);
    this.type = type;
    this.text = message;
  }

  /** A {@code TypeError}. */
  public static PythonErrorException type(String message) {
    return new PythonErrorException("TypeError", message);
  }

  /** A {@code ValueError}. */
  public static PythonErrorException value(String message) {
    return new PythonErrorException("ValueError", message);
  }

  /** An {@code IndexError}. */
  public static PythonErrorException index(String message) {
    return new PythonErrorException("IndexError", message);
  }

  /** An {@code AttributeError}. */
  public static PythonErrorException attribute(String message) {
    return new PythonErrorException("AttributeError", message);
  }

  /** The name of the class. */
  public String type() {
    return type;
  }

  /** The message. */
  public String text() {
    return text;
  }
}
