package org.jyodide.emscripten.libc;

import java.lang.invoke.MethodType;
import org.jyodide.emscripten.CStrings;
import org.jyodide.emscripten.EmscriptenProcess;
import org.jyodide.emscripten.HostImport;
import org.jyodide.emscripten.Unsupported;
import org.jyodide.emscripten.trace.CString;
import org.jyodide.wasm.runtime.Traps;
import org.jyodide.wasm.runtime.WasmFunction;

/** {@code dlopen}, which has no side modules to load yet, and {@code dlsym} for the main module. */
final class DynamicLinkingImports {
  private static final String NO_SIDE_MODULES = "side modules cannot be loaded yet";

  /** {@code struct dso}: where the path of the library starts. */
  private static final int DSO_NAME = 36;

  private final EmscriptenProcess process;

  DynamicLinkingImports(EmscriptenProcess process) {
    this.process = process;
  }

  @HostImport(name = "_dlopen_js")
  @Unsupported(NO_SIDE_MODULES)
  int dlopen(int dso) {
    setError(refusal(dso));
    return 0;
  }

  @HostImport(name = "_emscripten_dlopen_js")
  @Unsupported(NO_SIDE_MODULES)
  void dlopenAsync(int dso, int onSuccess, int onError, int userData) {
    setError(refusal(dso));
    process.functions().table().function(onError).invoke(dso, userData);
  }

  private String refusal(int dso) {
    String path = CStrings.read(process.memory(), dso + DSO_NAME);
    return "could not load dynamic lib: " + path + "\n" + NO_SIDE_MODULES;
  }

  /**
   * The function pointer or the address of an export of the main module. Host functions and
   * internal exports are not symbols.
   */
  @HostImport(name = "_dlsym_js")
  int dlsym(int dso, @CString int nameAddress, int indexResult) {
    String name = CStrings.read(process.memory(), nameAddress);
    WasmFunction function = process.instance().function(name);
    if (function != null) {
      return process.functions().slot(function);
    }
    return process
        .exports()
        .address(name)
        .orElseGet(
            () -> {
              setError("Tried to lookup unknown symbol \"" + name + "\" in dynamic lib: __main__");
              return 0;
            });
  }

  /** Sets what {@code dlerror} tells, if the program has it. */
  private void setError(String message) {
    process
        .exports()
        .find("__dl_seterr", MethodType.methodType(void.class, int.class, int.class))
        .ifPresent(
            set -> {
              int stack = process.exports().stackPointer();
              int text = process.exports().stackString(process.memory(), message);
              try {
                set.invokeExact(text, 0);
              } catch (Throwable t) {
                throw Traps.of(t);
              }
              process.exports().stackRestore(stack);
            });
  }
}
