package org.jyodide.emscripten.libc;

import java.lang.invoke.MethodType;
import java.util.Optional;
import java.util.OptionalInt;
import org.jyodide.emscripten.CStrings;
import org.jyodide.emscripten.EmscriptenProcess;
import org.jyodide.emscripten.HostImport;
import org.jyodide.emscripten.dylink.DlopenFlags;
import org.jyodide.emscripten.dylink.DynamicLinkException;
import org.jyodide.emscripten.dylink.DynamicLinker;
import org.jyodide.emscripten.trace.CString;
import org.jyodide.wasm.runtime.Memory;
import org.jyodide.wasm.runtime.Traps;

/** {@code dlopen} and {@code dlsym}; what fails says why by {@code dlerror}. */
final class DynamicLinkingImports {
  /** Members of {@code struct dso}, whose address is the handle of a library. */
  private static final int DSO_FLAGS = 4;

  private static final int DSO_MEMORY_ALLOCATED = 8;
  private static final int DSO_MEMORY_ADDRESS = 12;
  private static final int DSO_MEMORY_SIZE = 16;
  private static final int DSO_TABLE_ADDRESS = 20;
  private static final int DSO_TABLE_SIZE = 24;
  private static final int DSO_FILE_DATA = 28;
  private static final int DSO_FILE_SIZE = 32;
  private static final int DSO_NAME = 36;

  private final EmscriptenProcess process;

  DynamicLinkingImports(EmscriptenProcess process) {
    this.process = process;
  }

  /** Loads a library at once. Returns 0 if it cannot be loaded. */
  @HostImport(name = "_dlopen_js")
  int dlopen(int dso) {
    String name = CStrings.read(process.memory(), dso + DSO_NAME);
    try {
      load(dso, name);
      return 1;
    } catch (DynamicLinkException e) {
      setError("could not load dynamic lib: " + name + "\n" + e.getMessage());
      return 0;
    }
  }

  /**
   * Loads a library and calls one of two functions, before it returns: there is nothing to wait
   * for.
   */
  @HostImport(name = "_emscripten_dlopen_js")
  void dlopenAsync(int dso, int onSuccess, int onError, int userData) {
    int next = dlopen(dso) == 0 ? onError : onSuccess;
    process.functions().table().function(next).invoke(dso, userData);
  }

  private void load(int dso, String name) {
    Memory memory = process.memory();
    DlopenFlags flags = new DlopenFlags(memory.loadI32(dso + DSO_FLAGS));
    DynamicLinker.Placement place = process.linker().load(dso, name, flags, data(dso));
    memory.storeI8(dso + DSO_MEMORY_ALLOCATED, 1);
    memory.storeI32(dso + DSO_MEMORY_ADDRESS, place.memoryBase());
    memory.storeI32(dso + DSO_MEMORY_SIZE, place.memorySize());
    memory.storeI32(dso + DSO_TABLE_ADDRESS, place.tableBase());
    memory.storeI32(dso + DSO_TABLE_SIZE, place.tableSize());
  }

  /** The file, if the program has read it into memory itself. */
  private Optional<byte[]> data(int dso) {
    int address = process.memory().loadI32(dso + DSO_FILE_DATA);
    int size = process.memory().loadI32(dso + DSO_FILE_SIZE);
    return address == 0 || size == 0
        ? Optional.empty()
        : Optional.of(process.memory().read(address, size));
  }

  /**
   * The function pointer or the address of what a library exports. Host functions and internal
   * exports are not symbols.
   */
  @HostImport(name = "_dlsym_js")
  int dlsym(int dso, @CString int nameAddress, int indexResult) {
    String name = CStrings.read(process.memory(), nameAddress);
    OptionalInt pointer = process.linker().symbol(dso, name);
    if (pointer.isEmpty()) {
      setError(
          "Tried to lookup unknown symbol \""
              + name
              + "\" in dynamic lib: "
              + process.linker().describe(dso));
    }
    return pointer.orElse(0);
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
