package org.jyodide.wasm;

import org.jyodide.wasm.runtime.Imports;
import org.jyodide.wasm.runtime.Instance;
import org.jyodide.wasm.runtime.InstanceImage;
import org.jyodide.wasm.runtime.MemoryImage;

/**
 * A module translated to JVM classes. Immutable and safe for use by any thread; its code is shared
 * by all its instances.
 */
public interface CompiledModule {
  /** Whether {@link Instance#interrupt} stops loops of the code. */
  default boolean isInterruptible() {
    return false;
  }

  /** The module; its code may have been stripped. */
  WasmModule module();

  /**
   * Makes an instance: links the imports, sets up globals, tables and memory, copies the active
   * segments and runs the start function.
   *
   * @param memoryCapPages the most pages of 64 KiB that a memory of the instance may grow to,
   *     whatever the module says
   * @throws LinkException if an import is missing or of another type
   * @throws Trap if a segment does not fit or the start function traps
   */
  Instance instantiate(Imports imports, int memoryCapPages);

  /**
   * Makes an instance that starts where another one of this module was: its globals and its memory
   * are those of the images, and nothing of it runs. The tables that the module defines have their
   * first size and no elements; whoever calls fills them.
   *
   * @param memoryCapPages as for {@link #instantiate(Imports, int)}
   * @param content what the memory holds; not looked at if the module imports its memory
   * @throws LinkException if an import is missing or of another type
   * @throws Trap if the content is larger than the memory may be
   */
  Instance resume(Imports imports, int memoryCapPages, InstanceImage image, MemoryImage content);

  /** Makes an instance whose memory may grow as far as the module and the JVM allow. */
  default Instance instantiate(Imports imports) {
    return instantiate(imports, org.jyodide.wasm.runtime.Memory.MAXIMUM_PAGES);
  }
}
