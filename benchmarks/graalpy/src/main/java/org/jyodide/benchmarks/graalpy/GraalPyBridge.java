package org.jyodide.benchmarks.graalpy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;

/** Measures GraalPy's bridge as {@code JyodideBridge} does ours; prints the same lines. */
public final class GraalPyBridge {
  private static final int CALLS = 100_000;
  private static final int FLOATS = 1_000_000;
  private static final int RECORDS = 100_000;
  private static final long NANOSECONDS = 4_000_000_000L;

  private GraalPyBridge() {}

  /** What Python calls. */
  public static final class Arithmetic {
    private Arithmetic() {}

    /** The sum of two numbers. */
    public static int add(int a, int b) {
      return a + b;
    }
  }

  /** Takes no arguments. */
  public static void main(String[] args) {
    try (Context python =
        Context.newBuilder("python")
            .allowAllAccess(true)
            .option("engine.WarnInterpreterOnly", "false")
            .build()) {
      pythonToJava(python);
      javaToPython(python);
      buffer(python);
      records(python);
    }
  }

  private static void pythonToJava(Context python) {
    python.eval(
        "python",
        "import java\n"
            + "def add_often(n, add=java.type('" + Arithmetic.class.getName() + "').add):\n"
            + "    for i in range(n):\n"
            + "        add(i, 2)\n");
    Value often = python.getBindings("python").getMember("add_often");
    measure("Python calls Java", CALLS, () -> often.execute(CALLS));
  }

  private static void javaToPython(Context python) {
    Value increment = python.eval("python", "lambda x: x + 1");
    measure(
        "Java calls Python",
        CALLS,
        () -> {
          int value = 0;
          for (int i = 0; i < CALLS; i++) {
            value = increment.execute(value).asInt();
          }
        });
  }

  private static void buffer(Context python) {
    Value floats = python.eval("python", "__import__('array').array('d', range(" + FLOATS + "))");
    measure(
        "1,000,000 floats to double[]",
        1,
        () -> {
          double[] copy = new double[FLOATS];
          for (int i = 0; i < FLOATS; i++) {
            copy[i] = floats.readBufferDouble(java.nio.ByteOrder.LITTLE_ENDIAN, 8L * i);
          }
          require(copy[FLOATS - 1] == FLOATS - 1);
        });
  }

  private static void records(Context python) {
    Value records =
        python.eval(
            "python",
            "[{'id': i, 'name': f'name {i}', 'score': i * 0.5} for i in range(" + RECORDS + ")]");
    measure(
        "100,000 dicts to Java maps",
        1,
        () -> {
          List<Object> copy = new ArrayList<>();
          for (long i = 0; i < records.getArraySize(); i++) {
            copy.add(copyOf(records.getArrayElement(i)));
          }
          require(copy.size() == RECORDS);
        });
  }

  private static Map<String, Object> copyOf(Value dict) {
    Map<String, Object> copy = new HashMap<>();
    Value keys = dict.getHashKeysIterator();
    while (keys.hasIteratorNextElement()) {
      Value key = keys.getIteratorNextElement();
      copy.put(key.asString(), dict.getHashValue(key).as(Object.class));
    }
    return copy;
  }

  private static void measure(String name, int operations, Runnable work) {
    long end = System.nanoTime() + NANOSECONDS;
    long best = Long.MAX_VALUE;
    do {
      long start = System.nanoTime();
      work.run();
      best = Math.min(best, System.nanoTime() - start);
    } while (System.nanoTime() < end);
    System.out.println("cost\t" + name + "\t" + (double) best / operations);
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new IllegalStateException("what came over the bridge is not what was sent");
    }
  }
}
