package org.jyodide.wasm.runtime;

import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.ExternType;
import org.jyodide.wasm.ValueType;

/**
 * The cell of a global variable. A number is kept as its bits, narrower ones sign-extended, so that
 * one class serves all types and generated code reads a field without a virtual call.
 */
public final class Global {
  /** The value of a numeric global. */
  public long bits;

  /** The value of a reference global; a {@link org.jyodide.wasm.V128} of a vector global. */
  public @Nullable Object reference;

  private final ExternType.Global type;

  private Global(ExternType.Global type, long bits, @Nullable Object reference) {
    this.type = type;
    this.bits = bits;
    this.reference = reference;
  }

  /** A global of any type with a boxed first value. */
  public static Global of(ExternType.Global type, @Nullable Object value) {
    Global global = new Global(type, 0, null);
    global.set(value);
    return global;
  }

  /** An i32 global. */
  public static Global ofI32(int value, boolean mutable) {
    return new Global(new ExternType.Global(ValueType.I32, mutable), value, null);
  }

  public ExternType.Global type() {
    return type;
  }

  /** The value of an i32 global. */
  public int getI32() {
    return (int) bits;
  }

  /** Sets an i32 global. */
  public void setI32(int value) {
    bits = value;
  }

  /** The value, boxed. */
  public @Nullable Object get() {
    return switch (type.type()) {
      case I32 -> (int) bits;
      case I64 -> bits;
      case F32 -> Float.intBitsToFloat((int) bits);
      case F64 -> Double.longBitsToDouble(bits);
      case V128, FUNCREF, EXTERNREF, EXNREF -> reference;
    };
  }

  /** Sets the value, boxed. */
  public void set(@Nullable Object value) {
    switch (type.type()) {
      case I32 -> bits = (Integer) require(value);
      case I64 -> bits = (Long) require(value);
      case F32 -> bits = Float.floatToRawIntBits((Float) require(value));
      case F64 -> bits = Double.doubleToRawLongBits((Double) require(value));
      case V128 -> reference = require(value);
      case FUNCREF, EXTERNREF, EXNREF -> reference = value;
    }
  }

  private static Object require(@Nullable Object value) {
    if (value == null) {
      throw new IllegalArgumentException("a number was wanted, null was given");
    }
    return value;
  }
}
