package org.jyodide.wasm.dump;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jyodide.wasm.ValueType;

/** Writes values in the lexical format of the specification's text format. */
final class WatText {
  private static final int F32_FRACTION = (1 << 23) - 1;
  private static final int F32_QUIET = 1 << 22;
  private static final long F64_FRACTION = (1L << 52) - 1;
  private static final long F64_QUIET = 1L << 51;

  private WatText() {}

  static String string(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return string(bytes, 0, bytes.length);
  }

  static String string(byte[] bytes, int start, int end) {
    StringBuilder out = new StringBuilder(end - start + 2).append('"');
    for (int i = start; i < end; i++) {
      int b = bytes[i] & 0xFF;
      if (b >= 0x20 && b < 0x7F && b != '"' && b != '\\') {
        out.append((char) b);
      } else {
        out.append('\\').append(Character.forDigit(b >> 4, 16));
        out.append(Character.forDigit(b & 15, 16));
      }
    }
    return out.append('"').toString();
  }

  static String f32(int bits) {
    float value = Float.intBitsToFloat(bits);
    if (!Float.isNaN(value)) {
      return number(Float.toString(value));
    }
    int payload = bits & F32_FRACTION;
    return nan(bits < 0, payload == F32_QUIET, payload);
  }

  static String f64(long bits) {
    double value = Double.longBitsToDouble(bits);
    if (!Double.isNaN(value)) {
      return number(Double.toString(value));
    }
    long payload = bits & F64_FRACTION;
    return nan(bits < 0, payload == F64_QUIET, payload);
  }

  private static String number(String text) {
    return text.replace("Infinity", "inf");
  }

  private static String nan(boolean negative, boolean canonical, long payload) {
    return (negative ? "-nan" : "nan") + (canonical ? "" : ":0x" + Long.toHexString(payload));
  }

  /** {@code (param i32 i64)}, or nothing for no types; starts with a space. */
  static String types(String keyword, List<ValueType> types) {
    if (types.isEmpty()) {
      return "";
    }
    StringBuilder out = new StringBuilder(" (").append(keyword);
    types.forEach(type -> out.append(' ').append(type.text()));
    return out.append(')').toString();
  }

  /** The heap type of a reference type, as {@code ref.null} wants it. */
  static String heapType(ValueType reference) {
    return switch (reference) {
      case FUNCREF -> "func";
      case EXTERNREF -> "extern";
      case EXNREF -> "exn";
      default ->
          throw new IllegalArgumentException("a reference type was wanted, got " + reference);
    };
  }

  /** Text inside a comment {@code (;…;)}, which it must not end. */
  static String comment(String text) {
    return "(;" + text.replace(";)", "; )").replace("(;", "( ;") + ";)";
  }
}
