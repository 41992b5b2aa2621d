package org.jyodide.emscripten.ffi;

import java.lang.invoke.MethodHandles;
import java.util.HashMap;
import java.util.Map;
import org.jyodide.emscripten.EmscriptenProcess;
import org.jyodide.emscripten.HostImport;

/** The four functions that libffi's port to WebAssembly imports. */
public final class LibffiImports {
  private static final int FFI_OK = 0;
  private static final int FFI_BAD_ARGTYPE = 3;

  private final EmscriptenProcess process;

  /** The slot in the function table of each closure, by its address. */
  private final Map<Integer, Integer> slots = new HashMap<>();

  private LibffiImports(EmscriptenProcess process) {
    this.process = process;
  }

  /** Binds the functions to a process. */
  public static void addTo(EmscriptenProcess process) {
    process.imports().add(MethodHandles.lookup(), new LibffiImports(process));
  }

  @HostImport(name = "ffi_call_js")
  void call(int typeAddress, int pointer, int result, int values) {
    CallInterface type = CallInterface.read(process.memory(), typeAddress);
    new FunctionCall(process, type).call(pointer, result, values);
  }

  /**
   * Allocates a closure and reserves its function pointer, which goes to {@code codeResult} and
   * into the first word of the closure. Returns 0 if memory is exhausted.
   */
  @HostImport(name = "ffi_closure_alloc_js")
  int closureAlloc(int size, int codeResult) {
    int closure = process.exports().malloc(size);
    if (closure != 0) {
      int slot = process.functions().reserve();
      slots.put(closure, slot);
      process.memory().storeI32(codeResult, slot);
      process.memory().storeI32(closure, slot);
    }
    return closure;
  }

  /** Frees a closure. Others than those allocated here are left alone. */
  @HostImport(name = "ffi_closure_free_js")
  void closureFree(int closure) {
    Integer slot = slots.remove(closure);
    if (slot != null) {
      process.functions().release(slot);
      process.exports().free(closure);
    }
  }

  /** Gives a closure its type, its handler and a word of the user's. */
  @HostImport(name = "ffi_prep_closure_loc_js")
  int prepareClosure(int closure, int typeAddress, int handler, int userData, int code) {
    Integer slot = slots.get(closure);
    if (slot == null || slot != code) {
      return FFI_BAD_ARGTYPE;
    }
    process
        .functions()
        .table()
        .set(
            slot,
            process.instance().reference(Closure.create(process, typeAddress, handler, userData)));
    process.memory().storeI32(closure + 4, typeAddress);
    process.memory().storeI32(closure + 8, handler);
    process.memory().storeI32(closure + 12, userData);
    return FFI_OK;
  }
}
