package org.jyodide.spec;

import java.lang.reflect.InvocationTargetException;
import org.jyodide.wasm.CompiledModule;
import org.jyodide.wasm.WasmModule;

/**
 * The way to the compiler while it is being written; without one only decoding and validation run.
 */
final class Compiler {
  /** There is no compiler. */
  static final class MissingException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private Compiler() {}

  static void requirePresent() {
    try {
      Class.forName("org.jyodide.wasm.ModuleCompiler");
    } catch (ClassNotFoundException e) {
      throw new MissingException();
    }
  }

  static CompiledModule compile(WasmModule module) {
    try {
      return (CompiledModule)
          Class.forName("org.jyodide.wasm.ModuleCompiler")
              .getMethod("compile", WasmModule.class)
              .invoke(null, module);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new AssertionError(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new MissingException();
    }
  }
}
