package org.jyodide.wasm.binary;

import java.util.List;
import org.jyodide.wasm.ExternType;

/** Decodes the memory section. */
public final class MemorySection {
  private MemorySection() {}

  /** The memories that the module defines. */
  public static List<ExternType.Memory> decode(BinaryReader reader) {
    ExternType.Memory[] memories = new ExternType.Memory[reader.count()];
    for (int i = 0; i < memories.length; i++) {
      memories[i] = Types.memory(reader);
    }
    return List.of(memories);
  }
}
