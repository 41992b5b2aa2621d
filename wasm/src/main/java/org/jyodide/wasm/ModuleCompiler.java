package org.jyodide.wasm;

import org.jyodide.wasm.codegen.CompileOptions;
import org.jyodide.wasm.codegen.ModuleTranslator;
import org.jyodide.wasm.codegen.RuntimeCompiler;

/** Compiles a module to JVM classes at run time. */
public final class ModuleCompiler {
  private ModuleCompiler() {}

  /**
   * Compiles a module. Loops of its code check for interruption.
   *
   * @throws MalformedException if a function body is malformed
   * @throws InvalidException if the module is not valid
   */
  public static CompiledModule compile(WasmModule module) {
    ModuleValidator.validate(module);
    CompileOptions options = RuntimeCompiler.options();
    return RuntimeCompiler.load(module, options, ModuleTranslator.translate(module, options));
  }
}
