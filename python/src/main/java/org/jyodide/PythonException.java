package org.jyodide;

import java.util.OptionalInt;
import org.jyodide.internal.capi.ExceptionTexts;

/**
 * A Python exception that reached Java. Its texts are taken when it is thrown and stay readable
 * after the interpreter is closed; {@link #value()} does not.
 */
public final class PythonException extends JyodideException {
  private static final long serialVersionUID = 1L;

  private final String pythonType;
  private final String pythonMessage;
  private final String traceback;
  private final boolean isExit;
  private final int exitCode;
  private final transient PyObject value;

  PythonException(ExceptionTexts texts, PyObject value) {
    super(texts.message().isEmpty() ? texts.type() : texts.type() + ": " + texts.message());
    pythonType = texts.type();
    pythonMessage = texts.message();
    traceback = texts.traceback();
    isExit = texts.exitCode().isPresent();
    exitCode = texts.exitCode().orElse(0);
    this.value = value;
  }

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
    return isExit ? OptionalInt.of(exitCode) : OptionalInt.empty();
  }

  /** The exception object. Freed with this exception or with the interpreter. */
  public PyObject value() {
    return value;
  }
}
