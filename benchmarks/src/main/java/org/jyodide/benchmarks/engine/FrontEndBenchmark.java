package org.jyodide.benchmarks.engine;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jyodide.wasm.ModuleDecoder;
import org.jyodide.wasm.ModuleValidator;
import org.jyodide.wasm.WasmModule;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** CPython's main module, 9.6 MB, through decoder and validator, on one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class FrontEndBenchmark {
  private byte[] binary = {};
  private WasmModule module = ModuleDecoder.decode(ModuleBytes.empty());

  /** Reads and decodes the module once. */
  @Setup
  public void readMainModule() throws IOException {
    binary = MainModule.read();
    module = ModuleDecoder.decode(binary);
  }

  @Benchmark
  public WasmModule decode() {
    return ModuleDecoder.decode(binary);
  }

  @Benchmark
  public void validate() {
    ModuleValidator.validate(module);
  }
}
