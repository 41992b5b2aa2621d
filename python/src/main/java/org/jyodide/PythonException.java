package org.jyodide;

import java.util.OptionalInt;

/**
 * A Python exception that reached Java. Its texts are taken when it is thrown and stay readable
 * after the interpreter is closed; {@link #value()} does not.
 */
public final class PythonException extends JyodideException {
  private static final long serialVersionUID = 1L;

  private final String pythonType;
  private final String pythonMessage;
  private final String traceback;
  private final OptionalIntHolder exitCode;
  private final transient PyObject value;

  PythonException(
      String pythonType,
      String pythonMessage,
      String traceback,
      OptionalInt exitCode,
      PyObject value) {
    super(pythonMessage.isEmpty() ? pythonType : pythonType + ": " + pythonMessage);
    this.pythonType = pythonType;
    this.pythonMessage = pythonMessage;
    this.traceback = traceback;
    this.exitCode = new OptionalIntHolder(exitCode.isPresent(), exitCode.orElse(0));
    this.value = value;
  }

  /** {@code OptionalInt}, which is not serializable. */
  private record OptionalIntHolder(boolean present, int value) implements java.io.Serializable {}

  /**
   * The type's name as a traceback prints it: {@code KeyError}, {@code
   * json.decoder.JSONDecodeError}.
   */
  public String pythonType() {
    return pythonType;
  }

  /** {@code str()} of the exception: {@code 'missing'} for {@code {}['missing']}. */
  public String pythonMessage() {
    return pythonMessage;
  }

  /** The traceback as Python prints it, causes and notes included, with a newline at its end. */
  public String traceback() {
    return traceback;
  }

  /**
   * The code with which {@code python} would end if this is a {@code SystemExit}; empty for any
   * other exception.
   */
  public OptionalInt exitCode() {
    return exitCode.present() ? OptionalInt.of(exitCode.value()) : OptionalInt.empty();
  }

  /** The exception object. Freed with this exception or with the interpreter. */
  public PyObject value() {
    return value;
  }
}
