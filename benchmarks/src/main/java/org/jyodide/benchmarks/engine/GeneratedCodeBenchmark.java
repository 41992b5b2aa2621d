package org.jyodide.benchmarks.engine;

import static java.util.Objects.requireNonNull;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.TimeUnit;
import org.jyodide.wasm.runtime.Instance;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What one iteration of a compiled loop costs, with and without the interruption check. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GeneratedCodeBenchmark {
  static final int ITERATIONS = 4096;

  private static final MethodHandle NONE = MethodHandles.empty(MethodType.methodType(int.class));

  /** Whether backward branches look whether they shall stop. */
  @Param({"true", "false"})
  public boolean interruptible = true;

  private MethodHandle sum = NONE;
  private MethodHandle fill = NONE;
  private MethodHandle count = NONE;
  private MethodHandle indirect = NONE;

  /** Compiles and instantiates {@link LoopsModule}. */
  @Setup
  public void instantiate() {
    Instance instance = LoopsModule.instantiate(interruptible);
    sum = handle(instance, "sum");
    fill = handle(instance, "fill");
    count = handle(instance, "count");
    indirect = handle(instance, "indirect");
  }

  private static MethodHandle handle(Instance instance, String name) {
    return requireNonNull(instance.function(name)).handle();
  }

  @Benchmark
  @OperationsPerInvocation(ITERATIONS)
  public int load() throws Throwable {
    return (int) sum.invokeExact(ITERATIONS);
  }

  @Benchmark
  @OperationsPerInvocation(ITERATIONS)
  public int store() throws Throwable {
    return (int) fill.invokeExact(ITERATIONS);
  }

  @Benchmark
  @OperationsPerInvocation(ITERATIONS)
  public int compute() throws Throwable {
    return (int) count.invokeExact(ITERATIONS);
  }

  /** {@code call_indirect} that always finds the same function. */
  @Benchmark
  @OperationsPerInvocation(ITERATIONS)
  public int callOneFunction() throws Throwable {
    return (int) indirect.invokeExact(ITERATIONS, 0);
  }

  /** {@code call_indirect} that finds four functions in turn. */
  @Benchmark
  @OperationsPerInvocation(ITERATIONS)
  public int callFourFunctions() throws Throwable {
    return (int) indirect.invokeExact(ITERATIONS, 3);
  }
}
