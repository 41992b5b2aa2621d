package org.jyodide.benchmarks.bridge;

import java.util.List;
import org.jyodide.Interpreter;
import org.jyodide.InterpreterOptions;
import org.jyodide.JavaAccess;
import org.jyodide.PyBuffer;
import org.jyodide.PyObject;

/** Measures Jyodide's bridge; prints a line for each cost, in nanoseconds. */
public final class JyodideBridge {
  private static final int CALLS = 100_000;
  private static final int HOPS = 1_000;
  private static final int FLOATS = 1_000_000;
  private static final int RECORDS = 100_000;

  private JyodideBridge() {}

  /** Takes no arguments. */
  public static void main(String[] args) {
    InterpreterOptions options =
        InterpreterOptions.defaults().withJavaAccess(JavaAccess.classes(Arithmetic.class));
    try (Interpreter python = Interpreter.create(options)) {
      pythonToJava(python);
      javaToPython(python);
      hop(python);
      buffer(python);
      records(python);
    }
  }

  private static void pythonToJava(Interpreter python) {
    python.exec(
        """
        from org.jyodide.benchmarks.bridge import Arithmetic

        def add_often(n, add=Arithmetic.add):
            for i in range(n):
                add(i, 2)
        """);
    PyObject often = python.globals().item("add_often");
    Stopwatch.measure("Python calls Java", CALLS, () -> often.call(CALLS).close());
  }

  private static void javaToPython(Interpreter python) {
    PyObject increment = python.eval("lambda x: x + 1");
    Stopwatch.measure(
        "Java calls Python",
        CALLS,
        () ->
            python.call(
                () -> {
                  int value = 0;
                  for (int i = 0; i < CALLS; i++) {
                    try (PyObject result = increment.call(value)) {
                      value = result.asInt();
                    }
                  }
                  return value;
                }));
  }

  private static void hop(Interpreter python) {
    Stopwatch.measure(
        "from another thread and back",
        HOPS,
        () -> {
          for (int i = 0; i < HOPS; i++) {
            python.call(() -> 1);
          }
        });
  }

  private static void buffer(Interpreter python) {
    PyObject floats = python.eval("__import__('array').array('d', range(" + FLOATS + "))");
    Stopwatch.measure(
        "1,000,000 floats to double[]",
        1,
        () -> {
          try (PyBuffer buffer = floats.buffer()) {
            double[] copy = buffer.toDoubleArray();
            require(copy.length == FLOATS && copy[FLOATS - 1] == FLOATS - 1);
          }
        });
  }

  private static void records(Interpreter python) {
    PyObject records =
        python.eval(
            "[{'id': i, 'name': f'name {i}', 'score': i * 0.5} for i in range(" + RECORDS + ")]");
    Stopwatch.measure(
        "100,000 dicts to Java maps",
        1,
        () -> {
          List<Object> copy = records.toList();
          require(copy.size() == RECORDS);
        });
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new IllegalStateException("what came over the bridge is not what was sent");
    }
  }
}
