package org.jyodide.spec;

import java.util.Objects;
import org.jyodide.wasm.V128;
import org.jyodide.wasm.ValueType;
import tools.jackson.databind.JsonNode;

/**
 * A value of a script: an argument, or what a result has to match. Numbers are written as the
 * unsigned decimal of their bits; expected floats may be one of two patterns of NaNs.
 */
record SpecValue(ValueType type, String text, SpecVector vector) {
  private static final int F32_QUIET_NAN = 0x7FC00000;
  private static final long F64_QUIET_NAN = 0x7FF8000000000000L;

  /** An opaque reference of the host; two of the same number are the same. */
  record ExternReference(String number) {}

  static SpecValue of(JsonNode node) {
    ValueType type =
        ValueType.valueOf(node.get("type").asString().toUpperCase(java.util.Locale.ROOT));
    if (type == ValueType.V128) {
      return new SpecValue(type, "", SpecVector.of(node));
    }
    return new SpecValue(type, node.get("value").asString());
  }

  SpecValue(ValueType type, String text) {
    this(type, text, null);
  }

  /** The value as compiled code takes it, boxed. */
  Object boxed() {
    return switch (type) {
      case I32 -> Integer.parseUnsignedInt(text);
      case I64 -> Long.parseUnsignedLong(text);
      case F32 -> Float.intBitsToFloat(Integer.parseUnsignedInt(text));
      case F64 -> Double.longBitsToDouble(Long.parseUnsignedLong(text));
      case EXTERNREF, FUNCREF, EXNREF -> text.equals("null") ? null : new ExternReference(text);
      case V128 -> vector.vector();
    };
  }

  /** Whether a boxed result is what the script expects. */
  boolean matches(Object result) {
    if (type == ValueType.F32 && result instanceof Float number) {
      return matches(Float.floatToRawIntBits(number));
    }
    if (type == ValueType.F64 && result instanceof Double number) {
      return matches(Double.doubleToRawLongBits(number));
    }
    if (type == ValueType.V128 && result instanceof V128 found) {
      return vector.matches(found);
    }
    return Objects.equals(boxed(), result);
  }

  private boolean matches(int bits) {
    return switch (text) {
      case "nan:canonical" -> (bits & Integer.MAX_VALUE) == F32_QUIET_NAN;
      case "nan:arithmetic" -> (bits & F32_QUIET_NAN) == F32_QUIET_NAN;
      default -> bits == Integer.parseUnsignedInt(text);
    };
  }

  private boolean matches(long bits) {
    return switch (text) {
      case "nan:canonical" -> (bits & Long.MAX_VALUE) == F64_QUIET_NAN;
      case "nan:arithmetic" -> (bits & F64_QUIET_NAN) == F64_QUIET_NAN;
      default -> bits == Long.parseUnsignedLong(text);
    };
  }
}
