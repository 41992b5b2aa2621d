package org.jyodide;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jyodide.fixtures.Ledger;

/**
 * Interpreters for tests of Java in Python, one for each access; each test is checked for Java
 * objects that Python still holds after it.
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
        access,
        a -> {
          Interpreter made = Interpreter.create(InterpreterOptions.defaults().withJavaAccess(a));
          made.exec("import gc, jyodide");
          return made;
        });
  }

  /** Runs a program with a ledger as {@code ledger}; it must assert something and leave nothing. */
  static void run(JavaAccess access, String program) {
    run(access, Map.of("ledger", new Ledger()), program);
  }

  static void run(JavaAccess access, Map<String, ?> variables, String program) {
    Interpreter python = interpreter(access);
    String function = "def test():\n" + program.indent(4) + "\n";
    int before = live(python);
    python.exec(function);
    variables.forEach((name, value) -> set(python, name, value));
    try {
      python.exec("test()");
    } finally {
      variables.keySet().forEach(name -> python.exec("globals().pop('" + name + "', None)"));
      python.exec("del test");
    }
    int after = live(python);
    // What Java has not collected yet still holds on to Python: views above all.
    for (int i = 0; i < 50 && after > before; i++) {
      System.gc();
      pause();
      after = live(python);
    }
    assertTrue(after <= before, "Python held " + before + " Java objects, now " + after);
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void set(Interpreter python, String name, @Nullable Object value) {
    try (PyObject globals = python.globals()) {
      globals.setItem(name, value);
    }
  }

  /** The number of Java objects that Python holds. */
  static int live(Interpreter python) {
    python.exec("gc.collect()");
    return python.liveJavaObjects();
  }
}
