package org.jyodide.internal.bridge;

import org.jspecify.annotations.Nullable;
import org.jyodide.internal.bridge.imports.BufferElements;
import org.jyodide.internal.bridge.value.ElementType;
import org.jyodide.internal.bridge.value.HostArray;
import org.jyodide.internal.bridge.value.HostBuffer;
import org.jyodide.internal.bridge.value.HostError;
import org.jyodide.internal.bridge.value.HostObject;
import org.jyodide.internal.bridge.value.HostSymbol;
import org.jyodide.internal.bridge.value.HostValues;
import org.jyodide.internal.bridge.value.Members;
import org.jyodide.internal.bridge.value.ObjectBase;
import org.jyodide.internal.bridge.value.TypedArray;
import org.jyodide.internal.bridge.value.Undefined;

/**
 * The memory of a Python object with a buffer, not copied: {@code getBuffer}. It stays where it is
 * until it is released; afterwards it cannot be read any more.
 */
final class PyBufferView extends ObjectBase<PyBufferView> {
  private static final Members<PyBufferView> MEMBERS =
      Members.of("PyBufferView", PyBufferView.class)
          .getter("offset", self -> self.offset)
          .getter("readonly", self -> self.flag("readonly"))
          .getter("format", self -> self.layout.get("format"))
          .getter("itemsize", self -> self.layout.get("itemsize"))
          .getter("ndim", self -> HostValues.toArray(self.layout.get("shape")).length)
          .getter("nbytes", self -> self.bytes)
          .getter("shape", self -> self.layout.get("shape"))
          .getter("strides", self -> self.strides)
          .getter("data", self -> self.data)
          .getter("c_contiguous", self -> self.flag("c_contiguous"))
          .getter("f_contiguous", self -> self.flag("f_contiguous"))
          .method("release", (self, args) -> self.release())
          .method(HostSymbol.DISPOSE, (self, args) -> self.release());

  private final Bridge bridge;
  private final HostObject layout;
  private final TypedArray data;
  private final HostArray strides;
  private final int offset;
  private final int bytes;
  private boolean released;

  private PyBufferView(Bridge bridge, HostObject layout, ElementType type) {
    super(MEMBERS);
    this.bridge = bridge;
    this.layout = layout;
    int itemSize = type.size();
    int smallest = HostValues.toInt32(layout.get("smallest_ptr"));
    int start = HostValues.toInt32(layout.get("start_ptr"));
    int length = HostValues.toInt32(layout.get("largest_ptr")) - smallest;
    if (smallest % itemSize != 0 || length % itemSize != 0) {
      throw HostError.error(
          "the buffer has bad alignment for a " + type.className() + "; use getBuffer('u8')");
    }
    data =
        new TypedArray(
            type, new HostBuffer(this::memory), smallest, Math.max(0, length) / itemSize);
    offset = (start - smallest) / itemSize;
    int size = HostValues.toInt32(layout.get("itemsize"));
    strides = new HostArray();
    for (Object stride : HostValues.toArray(layout.get("strides"))) {
      strides.add(HostValues.toInt32(stride) / itemSize);
    }
    int count = 1;
    for (Object extent : HostValues.toArray(layout.get("shape"))) {
      count *= HostValues.toInt32(extent);
    }
    bytes = count * size;
  }

  /**
   * The view of an object's buffer.
   *
   * @param type the name of a kind of elements such as {@code u8} or {@code f64}, or undefined for
   *     that of the buffer's format
   */
  static PyBufferView of(PyProxy proxy, @Nullable Object type) {
    Bridge bridge = proxy.bridge();
    int object = proxy.enter();
    HostObject layout =
        HostValues.object(bridge.errors().value(bridge.proxyExports().getBuffer(object)));
    try {
      return new PyBufferView(bridge, layout, elementType(layout, type));
    } catch (HostError e) {
      bridge.python().releaseBuffer(HostValues.toInt32(layout.get("view")));
      throw e;
    }
  }

  private static ElementType elementType(HostObject layout, @Nullable Object type) {
    if (type == Undefined.UNDEFINED) {
      BufferElements elements = BufferElements.parse(HostValues.display(layout.get("format")));
      if (elements.isBigEndian()) {
        throw HostError.error(
            "Javascript has no native support for big endian buffers. In this case, you can pass an"
                + " explicit type argument to getBuffer: 'u8', 'i8' and so on");
      }
      return elements.type();
    }
    String name = HostValues.display(type);
    return switch (name) {
      case "i8" -> ElementType.INT8;
      case "u8", "u8clamped" -> ElementType.UINT8;
      case "i16" -> ElementType.INT16;
      case "u16" -> ElementType.UINT16;
      case "i32" -> ElementType.INT32;
      case "u32" -> ElementType.UINT32;
      case "i64" -> ElementType.BIG_INT64;
      case "u64" -> ElementType.BIG_UINT64;
      case "f32" -> ElementType.FLOAT32;
      case "f64" -> ElementType.FLOAT64;
      default -> throw HostError.error("Unknown type " + name);
    };
  }

  private byte[] memory() {
    if (released) {
      throw HostError.error("this buffer was released");
    }
    return bridge.process().memory().bytes();
  }

  private boolean flag(String name) {
    return HostValues.toInt32(layout.get(name)) != 0;
  }

  private Object release() {
    if (!released) {
      released = true;
      bridge.python().releaseBuffer(HostValues.toInt32(layout.get("view")));
    }
    return Undefined.UNDEFINED;
  }
}
