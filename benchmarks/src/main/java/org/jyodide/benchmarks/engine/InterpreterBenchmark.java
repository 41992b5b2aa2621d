package org.jyodide.benchmarks.engine;

import java.util.concurrent.TimeUnit;
import org.jyodide.Interpreter;
import org.jyodide.PyObject;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What a Java program pays to reach Python: the change of thread, an expression, a call. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class InterpreterBenchmark {
  private static final int STEPS = 100;

  private final Interpreter python = Interpreter.create();
  private final PyObject increment = python.eval("lambda x: x + 1");

  /** Ends the interpreter. */
  @TearDown
  public void close() {
    python.close();
  }

  /** To the interpreter's thread and back. */
  @Benchmark
  public Integer hop() {
    return python.call(() -> 1);
  }

  /** A small expression from another thread: compiled, evaluated, converted, freed. */
  @Benchmark
  public int evalFromOutside() {
    try (PyObject result = python.eval("6 * 7")) {
      return result.asInt();
    }
  }

  /** A small expression on the interpreter's thread. */
  @Benchmark
  @OperationsPerInvocation(STEPS)
  public Integer evalInside() {
    return python.call(
        () -> {
          int sum = 0;
          for (int i = 0; i < STEPS; i++) {
            try (PyObject result = python.eval("6 * 7")) {
              sum += result.asInt();
            }
          }
          return sum;
        });
  }

  /** A Python function called on the interpreter's thread. */
  @Benchmark
  @OperationsPerInvocation(STEPS)
  public Integer callInside() {
    return python.call(
        () -> {
          int value = 0;
          for (int i = 0; i < STEPS; i++) {
            try (PyObject result = increment.call(value)) {
              value = result.asInt();
            }
          }
          return value;
        });
  }
}
