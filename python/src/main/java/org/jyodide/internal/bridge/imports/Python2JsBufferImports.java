package org.jyodide.internal.bridge.imports;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.jyodide.emscripten.CStrings;
import org.jyodide.emscripten.HostImport;
import org.jyodide.internal.bridge.Bridge;
import org.jyodide.internal.bridge.value.HostArray;
import org.jyodide.internal.bridge.value.PlainObject;
import org.jyodide.internal.bridge.value.TypedArray;
import org.jyodide.wasm.runtime.Memory;

/** {@code python2js_buffer.c}: buffers of Python become arrays of typed arrays, copied. */
final class Python2JsBufferImports {
  private final Bridge bridge;

  Python2JsBufferImports(Bridge bridge) {
    this.bridge = bridge;
  }

  /** What is the same at all levels of one buffer. Pointers to no suboffsets are null. */
  private record Layout(
      BufferElements elements,
      int itemSize,
      int dimensions,
      int shape,
      int strides,
      int suboffsets) {}

  @HostImport(name = "_python2js_buffer_inner")
  @EmJs(EmJs.Failure.VAL)
  Object convert(
      int address,
      int itemSize,
      int dimensions,
      int format,
      int shape,
      int strides,
      int suboffsets) {
    BufferElements elements =
        BufferElements.parse(CStrings.read(bridge.process().memory(), format));
    return level(
        address, 0, new Layout(elements, itemSize, dimensions, shape, strides, suboffsets));
  }

  private Object level(int address, int dimension, Layout layout) {
    Memory memory = bridge.process().memory();
    if (layout.dimensions() == 0) {
      return array(layout, memory.read(address, layout.itemSize()));
    }
    int count = memory.loadI32(layout.shape() + 4 * dimension);
    int stride = memory.loadI32(layout.strides() + 4 * dimension);
    int suboffset =
        layout.suboffsets() == 0 ? -1 : memory.loadI32(layout.suboffsets() + 4 * dimension);
    if (dimension == layout.dimensions() - 1) {
      return array(layout, gather(address, count, stride, suboffset, layout.itemSize()));
    }
    HostArray rows = new HostArray();
    for (int i = 0; i < count; i++) {
      rows.add(level(element(address + i * stride, suboffset), dimension + 1, layout));
    }
    return rows;
  }

  private byte[] gather(int address, int count, int stride, int suboffset, int itemSize) {
    Memory memory = bridge.process().memory();
    if (stride == itemSize && suboffset < 0) {
      return memory.read(address, count * itemSize);
    }
    byte[] bytes = new byte[count * itemSize];
    for (int i = 0; i < count; i++) {
      memory.read(element(address + i * stride, suboffset), bytes, i * itemSize, itemSize);
    }
    return bytes;
  }

  private int element(int address, int suboffset) {
    return suboffset < 0 ? address : bridge.process().memory().loadI32(address) + suboffset;
  }

  private static Object array(Layout layout, byte[] bytes) {
    BufferElements elements = layout.elements();
    if (elements.isText()) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    if (elements.isBoolean()) {
      HostArray values = new HostArray();
      for (byte b : bytes) {
        values.add(b != 0);
      }
      return values;
    }
    if (elements.isBigEndian()) {
      reverseItems(bytes, layout.itemSize());
    }
    return new TypedArray(elements.type(), bytes);
  }

  private static void reverseItems(byte[] bytes, int itemSize) {
    for (int item = 0; item < bytes.length; item += itemSize) {
      for (int i = item, j = item + itemSize - 1; i < j; i++, j--) {
        byte low = bytes[i];
        bytes[i] = bytes[j];
        bytes[j] = low;
      }
    }
  }

  @HostImport(name = "_pyproxy_get_buffer_result")
  Object getBufferResult(
      int start,
      int smallest,
      int largest,
      int readOnly,
      int format,
      int itemSize,
      @Nullable Object shape,
      @Nullable Object strides,
      int view,
      int contiguousInC,
      int contiguousInFortran,
      int sentinel) {
    return new PlainObject()
        .with("start_ptr", start)
        .with("smallest_ptr", smallest)
        .with("largest_ptr", largest)
        .with("readonly", readOnly)
        .with("format", CStrings.read(bridge.process().memory(), format))
        .with("itemsize", itemSize)
        .with("shape", shape)
        .with("strides", strides)
        .with("view", view)
        .with("c_contiguous", contiguousInC)
        .with("f_contiguous", contiguousInFortran);
  }
}
