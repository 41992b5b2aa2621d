package org.jyodide.internal.bridge.java;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.capi.BufferLayout;
import org.jyodide.internal.capi.CApi;
import org.jyodide.internal.capi.NotConvertibleException;
import org.jyodide.internal.extension.Arguments;

/**
 * Python's buffers as arguments of type {@code byte[]}. A Java array has a memory of its own, so
 * they are copies; what a method writes into one is copied back, as {@code InputStream.read} means.
 */
final class ByteCopies {
  private final CApi api;
  private final NumberCopies numbers;

  ByteCopies(CApi api, NumberCopies numbers) {
    this.api = api;
    this.numbers = numbers;
  }

  /** A copy of the bytes of a {@code bytearray}, {@code memoryview} or {@code array.array}. */
  byte[] read(int object) {
    BufferLayout layout = api.buffers().open(object, false);
    try {
      if (!layout.isContiguous()) {
        throw new NotConvertibleException(
            "a "
                + api.types().name(object)
                + " whose bytes lie one after the other was wanted, got one with gaps; pass bytes()"
                + " of it");
      }
      return api.python().memory().read(layout.address(), layout.length());
    } finally {
      api.buffers().release(layout);
    }
  }

  /** Copies back what a method has changed in its arguments. */
  void writeBack(Arguments arguments, Object[] kinds, @Nullable Object[] converted) {
    for (int i = 0; i < kinds.length && i < converted.length; i++) {
      if ((kinds[i] == Kinds.BYTE_ARRAY || kinds[i] == Kinds.BUFFER)
          && converted[i] instanceof byte[] content) {
        writeBack(arguments.get(i), content);
      } else if (kinds[i] instanceof Kinds kind && NumberCopies.arrayType(kind) != null) {
        numbers.writeBack(arguments.get(i), converted[i]);
      }
    }
  }

  private void writeBack(int object, byte[] content) {
    api.buffers()
        .write(
            object,
            layout -> {
              if (layout.isContiguous()
                  && layout.length() == content.length
                  && !Arrays.equals(
                      content, api.python().memory().read(layout.address(), content.length))) {
                api.python().memory().write(layout.address(), content);
              }
            });
  }
}
