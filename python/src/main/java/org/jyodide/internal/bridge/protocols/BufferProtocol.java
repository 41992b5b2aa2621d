package org.jyodide.internal.bridge.protocols;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.bridge.protocols.Slices.Slice;
import org.jyodide.internal.extension.ExtensionType;
import org.jyodide.internal.extension.PythonErrorException;
import org.jyodide.internal.extension.Slots;

/**
 * {@code ByteBuffer}: the bytes from its position to its limit, as a sequence of numbers. Its
 * memory is not Python's, so {@code bytes(buffer)} is a copy.
 */
final class BufferProtocol extends Protocol<ByteBuffer> {
  private final Slices slices;

  BufferProtocol(Context context) {
    super(ByteBuffer.class, "JavaBuffer", context);
    slices = new Slices(context.api());
  }

  @Override
  public void define(ExtensionType type) {
    type.statusSlot(Slots.MP_LENGTH, self -> self(self).remaining())
        .slot(Slots.MP_SUBSCRIPT, (self, key) -> item(self(self), key))
        .statusSlot(Slots.MP_ASS_SUBSCRIPT, (self, key, value) -> assign(self(self), key, value))
        .slot(Slots.TP_ITER, this::iterate)
        .method("__bytes__", "A copy of the bytes.", (self, a) -> copy(self(self)))
        .method("tobytes", "A copy of the bytes.", (self, a) -> copy(self(self)));
  }

  private static byte[] content(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  private int copy(ByteBuffer buffer) {
    return api().containers().newBytes(content(buffer));
  }

  private int iterate(int self) {
    List<@Nullable Object> numbers = new ArrayList<>();
    for (byte each : content(self(self))) {
      numbers.add(each & 0xFF);
    }
    return values().toPython(numbers.iterator());
  }

  private int item(ByteBuffer buffer, int key) {
    if (slices.isSlice(key)) {
      Slice slice = slices.slice(key, buffer.remaining());
      byte[] part = new byte[slice.count()];
      for (int i = 0; i < part.length; i++) {
        part[i] = buffer.get(buffer.position() + slice.position(i));
      }
      return api().containers().newBytes(part);
    }
    int position = slices.index(key, buffer.remaining(), "buffer");
    return values().toPython(buffer.get(buffer.position() + position) & 0xFF);
  }

  private int assign(ByteBuffer buffer, int key, int value) {
    if (value == 0) {
      throw PythonErrorException.type("the bytes of a buffer cannot be deleted");
    }
    if (slices.isSlice(key)) {
      Slice slice = slices.slice(key, buffer.remaining());
      byte[] bytes = api().toJava().asBytes(value);
      if (bytes.length != slice.count()) {
        throw PythonErrorException.value(slice.count() + " bytes were wanted, got " + bytes.length);
      }
      for (int i = 0; i < bytes.length; i++) {
        buffer.put(buffer.position() + slice.position(i), bytes[i]);
      }
      return 0;
    }
    int position = slices.index(key, buffer.remaining(), "buffer");
    int number = api().toJava().asInt(value);
    if (number < 0 || number > 0xFF) {
      throw PythonErrorException.value("a byte must be in range(0, 256), got " + number);
    }
    buffer.put(buffer.position() + position, (byte) number);
    return 0;
  }
}
