package org.jyodide.wasm.runtime;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.Trap;
import org.jyodide.wasm.TrapKind;
import org.jyodide.wasm.WasmModule;

/** The data and element segments of an instance: what is left of them. */
final class Segments {
  private static final @Nullable Object[] NOTHING = {};

  private final WasmModule module;
  private final BitSet droppedData = new BitSet();
  private final @Nullable Object[][] elements;

  Segments(WasmModule module, @Nullable Object[][] elements) {
    this.module = module;
    this.elements = elements;
  }

  /** The data segments that are dropped. */
  BitSet droppedData() {
    return (BitSet) droppedData.clone();
  }

  /** The element segments that are dropped. */
  BitSet droppedElements() {
    BitSet dropped = new BitSet();
    for (int i = 0; i < elements.length; i++) {
      dropped.set(i, elements[i].length == 0);
    }
    return dropped;
  }

  /** Drops what is dropped in an image. */
  void apply(InstanceImage image) {
    droppedData.or(image.droppedData());
    image.droppedElements().stream().forEach(this::dropElements);
  }

  void initMemory(Memory memory, int segment, int address, int from, int length) {
    // One that is dropped may be missing in what is known of the module.
    boolean isDropped = droppedData.get(segment);
    int start = isDropped ? 0 : module.data().get(segment).start();
    int end = isDropped ? 0 : module.data().get(segment).end();
    if ((from & 0xFFFFFFFFL) + (length & 0xFFFFFFFFL) > end - start) {
      throw new Trap(TrapKind.OUT_OF_BOUNDS_MEMORY);
    }
    memory.write(address, module.bytes(), start + from, length);
  }

  void dropData(int segment) {
    droppedData.set(segment);
  }

  @Nullable Object[] elements(int segment) {
    return elements[segment];
  }

  void dropElements(int segment) {
    elements[segment] = NOTHING;
  }
}
