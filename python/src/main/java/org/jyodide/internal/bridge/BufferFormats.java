package org.jyodide.internal.bridge;

import java.util.EnumMap;
import java.util.Map;
import org.jyodide.emscripten.EmscriptenProcess;
import org.jyodide.internal.bridge.value.BufferObject;
import org.jyodide.internal.bridge.value.ElementType;
import org.jyodide.internal.bridge.value.TypedArray;

/** The format strings of Python's buffers, in the memory of the program. */
public final class BufferFormats {
  /**
   * The format of a buffer.
   *
   * @param address of the format string
   * @param itemSize in bytes
   * @param checked whether only buffers of the same format may be assigned
   */
  public record Format(int address, int itemSize, boolean checked) {}

  private final EmscriptenProcess process;
  private final Map<ElementType, Integer> addresses = new EnumMap<>(ElementType.class);

  BufferFormats(EmscriptenProcess process) {
    this.process = process;
  }

  /** Writes the strings into the program's memory, where they stay. */
  public void install() {
    ElementType[] types = ElementType.values();
    int address = process.exports().malloc(2 * types.length);
    for (ElementType type : types) {
      process.memory().storeI8(address, type.format());
      process.memory().storeI8(address + 1, 0);
      addresses.put(type, address);
      address += 2;
    }
  }

  /** The format of a buffer; bytes without a type count as unsigned bytes and are not checked. */
  public Format of(BufferObject buffer) {
    boolean typed = buffer instanceof TypedArray;
    ElementType type = buffer instanceof TypedArray array ? array.type() : ElementType.UINT8;
    return new Format(addresses.getOrDefault(type, 0), type.size(), typed);
  }
}
