package org.jyodide.wasm.binary;

import java.util.HashMap;
import java.util.Map;
import org.jyodide.wasm.CustomSection;
import org.jyodide.wasm.MalformedException;

/**
 * Decodes the custom section {@code name}, of which only the names of functions are of use here. As
 * the specification asks, a malformed one is no error: names up to the first mistake count.
 */
public final class NameSection {
  /** The name of the custom section. */
  public static final String NAME = "name";

  private static final int FUNCTION_NAMES = 1;

  private NameSection() {}

  /** Names by function index. */
  public static Map<Integer, String> decode(byte[] module, CustomSection section) {
    Map<Integer, String> names = new HashMap<>();
    try {
      BinaryReader reader = new BinaryReader(module, section.start(), section.end());
      while (reader.hasRemaining()) {
        int id = reader.u8();
        int size = reader.length();
        if (id == FUNCTION_NAMES) {
          readNames(new BinaryReader(module, reader.position(), reader.position() + size), names);
        }
        reader.skip(size);
      }
    } catch (MalformedException e) {
      // Names are for people: the module works without them.
      return Map.copyOf(names);
    }
    return Map.copyOf(names);
  }

  private static void readNames(BinaryReader reader, Map<Integer, String> names) {
    int count = reader.count();
    for (int i = 0; i < count; i++) {
      names.put(reader.u32(), reader.name());
    }
  }
}
