package org.jyodide;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;

/**
 * One interpreter for all tests that leave it as they found it: starting one takes seconds. {@link
 * LeakCheck} watches it.
 */
final class SharedPython {
  private static final ByteArrayOutputStream OUT = new ByteArrayOutputStream();

  /** The interpreter; its standard input is empty. */
  static final Interpreter PYTHON =
      LeakCheck.watch(
          InterpreterOptions.defaults()
              .withStdin(new ByteArrayInputStream(new byte[0]))
              .withStdout(OUT)
              .withTimeZone(ZoneId.of("UTC")));

  private SharedPython() {}

  /** What it has printed since the last call. */
  static String takeOutput() {
    PYTHON.exec("import sys; sys.stdout.flush()");
    String text = OUT.toString(StandardCharsets.UTF_8);
    OUT.reset();
    return text;
  }

  /** Evaluates an expression. */
  static PyObject eval(String expression) {
    return PYTHON.eval(expression);
  }
}
