package org.jyodide.emscripten.ffi;

import java.lang.invoke.MethodHandles;
import java.util.HashMap;
import java.util.Map;
import org.jyodide.emscripten.EmscriptenProcess;
import org.jyodide.emscripten.HostImport;
import org.jyodide.emscripten.dylink.SlotOwner;
import org.jyodide.wasm.runtime.HostFunction;
import org.jyodide.wasm.runtime.Memory;

/** The four functions that libffi's port to WebAssembly imports. */
public final class LibffiImports implements SlotOwner {
  private static final int FFI_OK = 0;
  private static final int FFI_BAD_ARGTYPE = 3;

  /** Words of a closure, which libffi leaves to its port. */
  private static final int TYPE = 4;

  private static final int HANDLER = 8;
  private static final int USER_DATA = 12;

  private final EmscriptenProcess process;

  /** The slot in the function table of each closure, by its address. */
  private final Map<Integer, Integer> slots = new HashMap<>();

  private LibffiImports(EmscriptenProcess process) {
    this.process = process;
  }

  /** Binds the functions to a process. */
  public static void addTo(EmscriptenProcess process) {
    LibffiImports imports = new LibffiImports(process);
    process.imports().add(MethodHandles.lookup(), imports);
    process.imaging().addSlotOwner(imports);
  }

  @Override
  public String name() {
    return "libffi";
  }

  /** For each the address of the closure and 1 if it has got its type. */
  @Override
  public Map<Integer, int[]> slots() {
    Map<Integer, int[]> all = new HashMap<>();
    slots.forEach(
        (closure, slot) ->
            all.put(
                slot, new int[] {closure, process.functions().table().get(slot) == null ? 0 : 1}));
    return all;
  }

  @Override
  public void resume(Map<Integer, int[]> saved) {
    saved.forEach(
        (slot, words) -> {
          slots.put(words[0], slot);
          if (words[1] != 0) {
            fill(slot, words[0]);
          }
        });
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
    process.memory().storeI32(closure + TYPE, typeAddress);
    process.memory().storeI32(closure + HANDLER, handler);
    process.memory().storeI32(closure + USER_DATA, userData);
    fill(slot, closure);
    return FFI_OK;
  }

  /** Puts the function of a closure that has all its words into the table. */
  private void fill(int slot, int closure) {
    Memory memory = process.memory();
    HostFunction function =
        Closure.create(
            process,
            memory.loadI32(closure + TYPE),
            memory.loadI32(closure + HANDLER),
            memory.loadI32(closure + USER_DATA));
    process.functions().table().set(slot, process.instance().reference(function));
  }
}
