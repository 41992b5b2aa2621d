package org.jyodide.benchmarks.engine;

import java.util.concurrent.TimeUnit;
import org.jyodide.wasm.Limits;
import org.jyodide.wasm.runtime.Memory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What the host pays for linear memory: one access of a checked loop, and whole ranges. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MemoryBenchmark {
  private static final int WORDS = 4096;
  private static final int BLOCK = 4 * WORDS;

  private final Memory memory = new Memory(new Limits(16, 16), 16);
  private final byte[] block = new byte[BLOCK];

  @Benchmark
  @OperationsPerInvocation(WORDS)
  public int loadI32() {
    int sum = 0;
    for (int address = 0; address < BLOCK; address += 4) {
      sum += memory.loadI32(address);
    }
    return sum;
  }

  @Benchmark
  @OperationsPerInvocation(WORDS)
  public void storeI32() {
    for (int address = 0; address < BLOCK; address += 4) {
      memory.storeI32(address, address);
    }
  }

  @Benchmark
  @OperationsPerInvocation(WORDS)
  public double loadF64() {
    double sum = 0;
    for (int address = 0; address < 8 * WORDS; address += 8) {
      sum += memory.loadF64(address);
    }
    return sum;
  }

  /** 16 KiB out of the memory. */
  @Benchmark
  public byte[] read() {
    memory.read(0, block, 0, BLOCK);
    return block;
  }

  /** 16 KiB inside the memory, overlapping. */
  @Benchmark
  public void copy() {
    memory.copy(100, 0, BLOCK);
  }
}
