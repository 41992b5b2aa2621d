package org.jyodide.fuzz;

import java.util.Locale;

/**
 * A value in the text that both engines read and write: {@code i32:-1}, or the bits of a float as
 * in {@code f64:4607182418800017408}. All NaN are {@code nan}.
 */
record Value(ValueType type, long bits) {
  /** A value as our engine passes it. */
  static Value of(Object value) {
    if (value instanceof Integer i) {
      return new Value(ValueType.I32, i);
    } else if (value instanceof Long l) {
      return new Value(ValueType.I64, l);
    } else if (value instanceof Float f) {
      return new Value(ValueType.F32, Float.floatToRawIntBits(f));
    } else if (value instanceof Double d) {
      return new Value(ValueType.F64, Double.doubleToRawLongBits(d));
    }
    throw new AssertionError("no value of a number type: " + value);
  }

  /** For our engine. */
  Object boxed() {
    return switch (type) {
      case I32 -> (int) bits;
      case I64 -> bits;
      case F32 -> Float.intBitsToFloat((int) bits);
      case F64 -> Double.longBitsToDouble(bits);
      case V128 -> throw new IllegalStateException("V8 passes no vectors");
    };
  }

  @Override
  public String toString() {
    boolean nan =
        (type == ValueType.F32 && Float.isNaN(Float.intBitsToFloat((int) bits)))
            || (type == ValueType.F64 && Double.isNaN(Double.longBitsToDouble(bits)));
    return nan ? "nan" : type.name().toLowerCase(Locale.ROOT) + ":" + bits;
  }
}
