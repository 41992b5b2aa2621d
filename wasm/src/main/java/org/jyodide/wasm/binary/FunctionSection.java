package org.jyodide.wasm.binary;

import java.util.List;

/** Decodes the function section. */
public final class FunctionSection {
  private FunctionSection() {}

  /** The type index of each function that the module defines, not yet checked. */
  public static List<Integer> decode(BinaryReader reader) {
    Integer[] types = new Integer[reader.count()];
    for (int i = 0; i < types.length; i++) {
      types[i] = reader.u32();
    }
    return List.of(types);
  }
}
