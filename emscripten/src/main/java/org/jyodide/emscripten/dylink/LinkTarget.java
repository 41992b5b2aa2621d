package org.jyodide.emscripten.dylink;

import java.util.Optional;
import org.jyodide.wasm.CodeCache;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.runtime.HostFunction;
import org.jyodide.wasm.runtime.Instance;
import org.jyodide.wasm.runtime.Memory;

/** The process that libraries are loaded into, as the linker sees it. */
public interface LinkTarget {
  /** The main module, which owns the memory, the function table and the stack. */
  Instance main();

  /** The memory of the process. */
  Memory memory();

  /** The functions that have a pointer. */
  FunctionSlots functions();

  /**
   * The host function that a library imports.
   *
   * @throws org.jyodide.wasm.LinkException if it has another type
   */
  Optional<HostFunction> hostFunction(String module, String name, FunctionType type);

  /** The host function of a name in module {@code env}, whatever its type. */
  Optional<HostFunction> hostFunction(String name);

  /** The address of new bytes of memory, which may hold anything; 0 if there are none left. */
  int allocate(int size);

  /** Gives back what {@link #allocate} returned. */
  void free(int address);

  /** The content of a file that the program sees, if it can be read. */
  Optional<byte[]> read(String path);

  /**
   * Searches a library as the program's C library does, in the directories given and then in those
   * of {@code LD_LIBRARY_PATH}.
   *
   * @param runtimePath directories, separated by colons
   */
  Optional<String> search(String name, String runtimePath);

  /** Whether a function is one that only the program itself can define. */
  boolean isProgramApi(String name);

  /** The stack pointer of the program. */
  int stackPointer();

  /** Puts the stack pointer back to what it was. */
  void restoreStack(int pointer);

  /** Where compiled libraries are kept, if anywhere. */
  Optional<CodeCache> codeCache();
}
