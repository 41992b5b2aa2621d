package org.jyodide.wasm.codegen;

import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.Optional;
import org.jyodide.wasm.CompiledModule;
import org.jyodide.wasm.DevOptions;
import org.jyodide.wasm.WasmModule;

/** Compiles modules at run time, into class loaders of their own. */
public final class RuntimeCompiler {
  private static final String PACKAGE = "org.jyodide.wasm.compiled";

  private static final SignatureClasses SIGNATURES = SignatureClasses.shared();

  private RuntimeCompiler() {}

  /** The options for modules that are compiled at run time. */
  public static CompileOptions options() {
    return CompileOptions.of(PACKAGE, RuntimeClassLoader.SIGNATURE_PACKAGE);
  }

  /**
   * The options for modules that share tables with one that was compiled ahead of time.
   *
   * @param signaturePackage the package of that module's classes of function types
   */
  public static CompileOptions linkedOptions(String signaturePackage, boolean interruptible) {
    return CompileOptions.of(PACKAGE, signaturePackage).withInterruptible(interruptible);
  }

  /** Loads classes that {@link ModuleTranslator} made with the {@link #options}. */
  public static CompiledModule load(
      WasmModule module, CompileOptions options, Map<String, byte[]> classes) {
    verify(classes);
    RuntimeClassLoader loader = new RuntimeClassLoader(classes);
    return load(module, options, loader, SIGNATURES, Optional.empty());
  }

  /** Loads classes that {@link ModuleTranslator} made with {@link #linkedOptions}. */
  static CompiledModule loadLinked(
      WasmModule module,
      CompileOptions options,
      Map<String, byte[]> classes,
      LinkedSignatures types,
      SignatureClasses signatures) {
    verify(classes);
    RuntimeClassLoader loader = new RuntimeClassLoader(classes, types);
    types.openTo(loader);
    return load(module, options, loader, signatures, Optional.of(types));
  }

  private static void verify(Map<String, byte[]> classes) {
    if (DevOptions.current().verify()) {
      ClassVerifier.verify(classes);
    }
  }

  private static CompiledModule load(
      WasmModule module,
      CompileOptions options,
      ClassLoader loader,
      SignatureClasses signatures,
      Optional<LinkedSignatures> linked) {
    try {
      Class<?> anchor = Class.forName(options.packageName() + ".Module", false, loader);
      MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(anchor, MethodHandles.lookup());
      return new LoadedModule(module, options, lookup, signatures, linked);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
