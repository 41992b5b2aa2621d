package org.jyodide;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jyodide.fixtures.Ledger;

/**
 * Interpreters for tests of Java in Python, one for each access; {@link LeakCheck} watches them.
 */
final class JavaBridge {
  /** What most tests use. */
  static final JavaAccess PACKAGES =
      JavaAccess.packages(
          "java.util", "java.time", "java.math", "java.lang", "org.jyodide.fixtures");

  private static final Map<JavaAccess, Interpreter> INTERPRETERS = new LinkedHashMap<>();

  private JavaBridge() {}

  static synchronized Interpreter interpreter(JavaAccess access) {
    return INTERPRETERS.computeIfAbsent(
        access, a -> LeakCheck.watch(InterpreterOptions.defaults().withJavaAccess(a)));
  }

  /** Runs a program with a ledger as {@code ledger}; it must assert something. */
  static void run(JavaAccess access, String program) {
    run(access, Map.of("ledger", new Ledger()), program);
  }

  static void run(JavaAccess access, Map<String, ?> variables, String program) {
    Interpreter python = interpreter(access);
    python.exec("def test():\n" + program.indent(4) + "\n");
    variables.forEach((name, value) -> set(python, name, value));
    python.exec("test()");
  }

  private static void set(Interpreter python, String name, @Nullable Object value) {
    try (PyObject globals = python.globals()) {
      globals.setItem(name, value);
    }
  }
}
