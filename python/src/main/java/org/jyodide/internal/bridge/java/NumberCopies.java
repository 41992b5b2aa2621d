package org.jyodide.internal.bridge.java;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.capi.BufferContent;
import org.jyodide.internal.capi.BufferLayout;
import org.jyodide.internal.capi.CApi;

/** Python's buffers of numbers as arguments of type {@code int[]}, {@code double[]} and so on. */
final class NumberCopies {
  private final CApi api;

  NumberCopies(CApi api) {
    this.api = api;
  }

  /** The array that is exactly a buffer of a kind; null for other kinds. */
  static @Nullable Class<?> arrayType(Kinds kind) {
    return switch (kind) {
      case INT_BUFFER -> int[].class;
      case LONG_BUFFER -> long[].class;
      case FLOAT_BUFFER -> float[].class;
      case DOUBLE_BUFFER -> double[].class;
      default -> null;
    };
  }

  /** The kind of a {@code memoryview} or {@code array.array}, by the format of its elements. */
  Kinds kind(int object) {
    BufferLayout layout = api.buffers().open(object, false);
    try {
      int size = layout.itemSize();
      return switch (layout.code()) {
        case 'b', 'B', 'c' -> Kinds.BUFFER;
        case 'i', 'l', 'q' -> size == 4 ? Kinds.INT_BUFFER : Kinds.LONG_BUFFER;
        case 'f' -> Kinds.FLOAT_BUFFER;
        case 'd' -> Kinds.DOUBLE_BUFFER;
        default -> Kinds.ITERABLE;
      };
    } finally {
      api.buffers().release(layout);
    }
  }

  /** A copy of the elements. */
  Object read(int object, Kinds kind) {
    BufferLayout layout = api.buffers().open(object, false);
    try {
      BufferContent content = new BufferContent(api.python(), layout);
      return switch (kind) {
        case INT_BUFFER -> content.toIntArray();
        case LONG_BUFFER -> content.toLongArray();
        case FLOAT_BUFFER -> content.toFloatArray();
        default -> content.toDoubleArray();
      };
    } finally {
      api.buffers().release(layout);
    }
  }

  /** Copies back what a method has changed; nothing if the argument became no such array. */
  void writeBack(int object, @Nullable Object array) {
    api.buffers()
        .write(
            object, layout -> put(new BufferContent(api.python(), layout), layout.count(), array));
  }

  private static void put(BufferContent content, int count, @Nullable Object array) {
    if (array instanceof int[] values && values.length == count) {
      if (!Arrays.equals(values, content.toIntArray())) {
        content.put(values);
      }
    } else if (array instanceof long[] values && values.length == count) {
      if (!Arrays.equals(values, content.toLongArray())) {
        content.put(values);
      }
    } else if (array instanceof float[] values && values.length == count) {
      if (!Arrays.equals(values, content.toFloatArray())) {
        content.put(values);
      }
    } else if (array instanceof double[] values && values.length == count) {
      if (!Arrays.equals(values, content.toDoubleArray())) {
        content.put(values);
      }
    }
  }
}
