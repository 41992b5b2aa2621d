package org.jyodide;

import java.util.List;
import java.util.OptionalInt;
import org.jyodide.internal.capi.ExceptionTexts;

/**
 * A Python exception that reached Java. Its texts are taken when it is thrown and stay readable
 * after the interpreter is closed; {@link #value()} does not.
 *
 * <p>Its stack trace begins with the frames of Python, innermost first, as {@code
 * module.function(file:line)}; those of the Java code that called Python follow. Its cause is the
 * Java exception that Python says it was raised from, if it is one of Java's. Thrown into Python
 * again, it is the same Python exception.
 */
public final class PythonException extends JyodideException {
  private static final long serialVersionUID = 1L;

  private final String pythonType;
  private final String pythonMessage;
  private final String traceback;
  private final boolean isExit;
  private final int exitCode;
  private final transient PyObject value;
  private final transient List<StackTraceElement> pythonFrames;
  private transient boolean complete;

  PythonException(ExceptionTexts texts, PyObject value) {
    super(
        (texts.message().isEmpty() ? texts.type() : texts.type() + ": " + texts.message())
            + (texts.hint().isEmpty() ? "" : " (" + texts.hint() + ")"));
    pythonType = texts.type();
    pythonMessage = texts.message();
    traceback = texts.traceback();
    isExit = texts.exitCode().isPresent();
    exitCode = texts.exitCode().orElse(0);
    this.value = value;
    pythonFrames = texts.frames();
  }

  List<StackTraceElement> pythonFrames() {
    return pythonFrames;
  }

  /** Whether the stack trace has the frames of Python. */
  boolean isComplete() {
    return complete;
  }

  void markComplete() {
    complete = true;
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
