package org.jyodide.wasm;

import java.util.NavigableMap;
import java.util.Optional;
import org.jyodide.wasm.codegen.CompileOptions;
import org.jyodide.wasm.codegen.ModuleTranslator;
import org.jyodide.wasm.codegen.RuntimeCompiler;
import org.jyodide.wasm.ir.SplitSizes;
import org.jyodide.wasm.runtime.Instance;

/** Compiles a module to JVM classes at run time. Loops of the code check for interruption. */
public final class ModuleCompiler {
  private ModuleCompiler() {}

  /**
   * Compiles a module, or takes it from the cache that {@link DevOptions} names.
   *
   * @throws MalformedException if a function body is malformed
   * @throws InvalidException if the module is not valid
   */
  public static CompiledModule compile(WasmModule module) {
    return CodeCache.ofDevOptions()
        .map(cache -> compile(module, cache))
        .orElseGet(() -> compile(module, RuntimeCompiler.options()));
  }

  /** Compiles a module, or takes it from a cache. */
  public static CompiledModule compile(WasmModule module, CodeCache cache) {
    CompileOptions options = RuntimeCompiler.options();
    NavigableMap<String, byte[]> classes = cache.translate(module, options);
    return RuntimeCompiler.load(module, options, classes);
  }

  /**
   * Compiles a module whose instances share tables and functions with an instance of another.
   *
   * @param cache where to keep the code
   * @throws MalformedException if a function body is malformed
   * @throws InvalidException if the module is not valid
   */
  public static CompiledModule compileLinked(
      WasmModule module, Instance with, Optional<CodeCache> cache) {
    return with.compileLinked(module, cache);
  }

  /** Compiles a module with other limits on the size of JVM methods. */
  public static CompiledModule compile(WasmModule module, SplitSizes sizes) {
    return compile(module, RuntimeCompiler.options().withSizes(sizes));
  }

  private static CompiledModule compile(WasmModule module, CompileOptions options) {
    ModuleValidator.validate(module);
    return RuntimeCompiler.load(module, options, ModuleTranslator.translate(module, options));
  }
}
