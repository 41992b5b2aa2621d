package org.jyodide.benchmarks.engine;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jyodide.wasm.ModuleDecoder;
import org.jyodide.wasm.WasmModule;
import org.jyodide.wasm.codegen.ModuleTranslator;
import org.jyodide.wasm.codegen.RuntimeCompiler;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * CPython's main module to class files, on all cores: once in a cold JVM, as a build does it, and
 * again in the same one.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(3)
public class CompilerBenchmark {
  private WasmModule module = ModuleDecoder.decode(ModuleBytes.empty());

  /** Decodes the module. */
  @Setup
  public void readMainModule() throws IOException {
    module = ModuleDecoder.decode(MainModule.read());
  }

  @Benchmark
  @Warmup(iterations = 0)
  @Measurement(iterations = 1)
  public Map<String, byte[]> translateCold() {
    return ModuleTranslator.translate(module, RuntimeCompiler.options());
  }

  @Benchmark
  @Warmup(iterations = 4)
  @Measurement(iterations = 4)
  public Map<String, byte[]> translateWarm() {
    return ModuleTranslator.translate(module, RuntimeCompiler.options());
  }
}
