package org.jyodide.scripting;

import javax.script.ScriptException;
import org.jyodide.PyObject;
import org.jyodide.PythonException;

/** Exceptions of Python's as {@code javax.script} has them: with file, line and column. */
final class ScriptErrors {
  private ScriptErrors() {}

  static ScriptException of(PythonException e, String fileName) {
    ScriptException made =
        e.value().hasAttr("lineno") && e.value().hasAttr("offset")
            ? ofSyntaxError(e, fileName)
            : ofFrame(e, fileName);
    made.initCause(e);
    return made;
  }

  private static ScriptException ofSyntaxError(PythonException e, String fileName) {
    PyObject file = e.value().attr("filename");
    return new ScriptException(
        e.getMessage(),
        file.isNone() ? fileName : file.str(),
        number(e.value().attr("lineno")),
        number(e.value().attr("offset")));
  }

  private static int number(PyObject object) {
    return object.isNone() ? -1 : object.asInt();
  }

  /** The innermost frame of the script; without one, the innermost of all. */
  private static ScriptException ofFrame(PythonException e, String fileName) {
    for (StackTraceElement frame : e.getStackTrace()) {
      if (fileName.equals(frame.getFileName())) {
        return new ScriptException(e.getMessage(), fileName, frame.getLineNumber());
      }
    }
    return new ScriptException(e.getMessage(), fileName, -1);
  }
}
