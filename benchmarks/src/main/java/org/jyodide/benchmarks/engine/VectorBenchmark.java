package org.jyodide.benchmarks.engine;

import static java.util.Objects.requireNonNull;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.TimeUnit;
import org.jyodide.wasm.runtime.Instance;
import org.jyodide.wasm.runtime.Memory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What one iteration of a compiled loop over vectors costs: {@link VectorsModule} has the loops.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class VectorBenchmark {
  static final int VECTORS = 1024;

  private static final MethodHandle NONE = MethodHandles.empty(MethodType.methodType(int.class));

  private MethodHandle dot = NONE;
  private MethodHandle saxpy = NONE;
  private MethodHandle scan = NONE;
  private MethodHandle reverse = NONE;

  /** Compiles and instantiates the module and fills its memory. */
  @Setup
  public void instantiate() {
    Instance instance = VectorsModule.instantiate();
    Memory memory = requireNonNull(instance.memory("memory"));
    for (int address = 0; address < 16 * VECTORS; address += 4) {
      memory.storeF32(address, address % 3);
      memory.storeF32(VectorsModule.SECOND + address, 1);
    }
    dot = handle(instance, "dot");
    saxpy = handle(instance, "saxpy");
    scan = handle(instance, "scan");
    reverse = handle(instance, "reverse");
  }

  private static MethodHandle handle(Instance instance, String name) {
    return requireNonNull(instance.function(name)).handle();
  }

  @Benchmark
  @OperationsPerInvocation(VECTORS)
  public int dot() throws Throwable {
    return (int) dot.invokeExact(VECTORS);
  }

  @Benchmark
  @OperationsPerInvocation(VECTORS)
  public int saxpy() throws Throwable {
    return (int) saxpy.invokeExact(VECTORS);
  }

  @Benchmark
  @OperationsPerInvocation(VECTORS)
  public int scan() throws Throwable {
    return (int) scan.invokeExact(VECTORS);
  }

  @Benchmark
  @OperationsPerInvocation(VECTORS)
  public int reverse() throws Throwable {
    return (int) reverse.invokeExact(VECTORS);
  }
}
