package org.jyodide.wasm.binary;

/**
 * LEB128 numbers as section "Integers" of the binary format restricts them: at most ceil(N/7)
 * bytes, and the unused bits of the last of these are a proper extension.
 */
final class Leb128 {
  private Leb128() {}

  /** An unsigned number of {@code width} bits. */
  static long unsigned(BinaryReader reader, int width) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      int next = reader.u8();
      value |= (long) (next & 0x7F) << shift;
      int left = width - shift;
      if (left <= 7) {
        checkLast(reader, next, (next & 0x7F) >>> left == 0);
        return value;
      }
      if (next < 0x80) {
        return value;
      }
    }
  }

  /** A signed number of {@code width} bits. */
  static long signed(BinaryReader reader, int width) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      int next = reader.u8();
      value |= (long) (next & 0x7F) << shift;
      int left = width - shift;
      if (left <= 7) {
        // The sign bit and all unused bits above it have to be equal.
        int top = (byte) (next << 1) >> left;
        checkLast(reader, next, top == 0 || top == -1);
        return extend(value, width);
      }
      if (next < 0x80) {
        return extend(value, shift + 7);
      }
    }
  }

  private static long extend(long value, int width) {
    return value << (64 - width) >> (64 - width);
  }

  private static void checkLast(BinaryReader reader, int last, boolean fits) {
    if (last >= 0x80) {
      throw reader.malformed("integer representation too long");
    }
    if (!fits) {
      throw reader.malformed("integer too large");
    }
  }
}
