package org.jyodide.wasm.binary;

import java.util.List;

/** Decodes the tag section. */
public final class TagSection {
  private TagSection() {}

  /** The type index of each tag that the module defines, not yet checked. */
  public static List<Integer> decode(BinaryReader reader) {
    Integer[] types = new Integer[reader.count()];
    for (int i = 0; i < types.length; i++) {
      types[i] = Types.tag(reader);
    }
    return List.of(types);
  }
}
