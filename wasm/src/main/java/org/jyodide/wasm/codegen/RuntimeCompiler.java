package org.jyodide.wasm.codegen;

import java.lang.invoke.MethodHandles;
import java.util.Map;
import org.jyodide.wasm.CompiledModule;
import org.jyodide.wasm.DevOptions;
import org.jyodide.wasm.WasmModule;

/** Compiles modules at run time, into class loaders of their own. */
public final class RuntimeCompiler {
  private static final String PACKAGE = "org.jyodide.wasm.compiled";

  private static final SignatureClasses SIGNATURES = new SignatureClasses();

  private RuntimeCompiler() {}

  /** The options for modules that are compiled at run time. */
  public static CompileOptions options() {
    return CompileOptions.of(PACKAGE, RuntimeClassLoader.SIGNATURE_PACKAGE);
  }

  /** Loads classes that {@link ModuleTranslator} made with the {@link #options}. */
  public static CompiledModule load(
      WasmModule module, CompileOptions options, Map<String, byte[]> classes) {
    if (DevOptions.current().verify()) {
      ClassVerifier.verify(classes);
    }
    RuntimeClassLoader loader = new RuntimeClassLoader(classes);
    try {
      Class<?> anchor = Class.forName(options.packageName() + ".Module", false, loader);
      MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(anchor, MethodHandles.lookup());
      return new LoadedModule(module, options, lookup, SIGNATURES);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
