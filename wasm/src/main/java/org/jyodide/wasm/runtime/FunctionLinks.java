package org.jyodide.wasm.runtime;

import java.lang.invoke.MethodHandle;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.CodeCache;
import org.jyodide.wasm.CompiledModule;
import org.jyodide.wasm.Export;
import org.jyodide.wasm.WasmModule;

/** How an instance gets at the classes of its functions. Implemented by the compiler. */
public interface FunctionLinks {
  /** A new reference to a function that the module defines. */
  WasmFunction reference(Instance instance, int function);

  /** A reference to a defined function that has a class of its own. */
  WasmFunction directReference(Instance instance, int function);

  /** The method of a function that may leave a tail call to its caller. */
  MethodHandle body(int function);

  /** What the module exports under a name, or {@code null}. */
  @Nullable Export export(String name);

  /** A reference to a function of the host. */
  WasmFunction reference(Instance instance, HostFunction function);

  /**
   * Compiles a module so that its instances can share tables with those of this one.
   *
   * @param cache where to keep the code
   */
  CompiledModule compileLinked(WasmModule module, Optional<CodeCache> cache);
}
