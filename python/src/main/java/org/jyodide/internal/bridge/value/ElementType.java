package org.jyodide.internal.bridge.value;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** The element type of a typed array, little-endian as the Python program's memory. */
public enum ElementType {
  INT8("Int8Array", 'b', 1),
  UINT8("Uint8Array", 'B', 1),
  INT16("Int16Array", 'h', 2),
  UINT16("Uint16Array", 'H', 2),
  INT32("Int32Array", 'i', 4),
  UINT32("Uint32Array", 'I', 4),
  FLOAT32("Float32Array", 'f', 4),
  FLOAT64("Float64Array", 'd', 8),
  BIG_INT64("BigInt64Array", 'q', 8),
  BIG_UINT64("BigUint64Array", 'Q', 8);

  private static final VarHandle SHORT = view(short[].class);
  private static final VarHandle INT = view(int[].class);
  private static final VarHandle LONG = view(long[].class);
  private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(64);

  private final String className;
  private final char format;
  private final int size;

  ElementType(String className, char format, int size) {
    this.className = className;
    this.format = format;
    this.size = size;
  }

  private static VarHandle view(Class<?> type) {
    return MethodHandles.byteArrayViewVarHandle(type, ByteOrder.LITTLE_ENDIAN);
  }

  /** The class of typed arrays of this type. */
  public String className() {
    return className;
  }

  /** The character of Python's {@code struct} for it. */
  public char format() {
    return format;
  }

  /** Bytes of an element. */
  public int size() {
    return size;
  }

  /** The element at a byte offset. */
  Number read(byte[] bytes, int at) {
    return switch (this) {
      case INT8 -> (int) bytes[at];
      case UINT8 -> bytes[at] & 0xFF;
      case INT16 -> (int) (short) SHORT.get(bytes, at);
      case UINT16 -> (short) SHORT.get(bytes, at) & 0xFFFF;
      case INT32 -> (int) INT.get(bytes, at);
      case UINT32 -> HostValues.number((int) INT.get(bytes, at) & 0xFFFFFFFFL);
      case FLOAT32 -> (double) Float.intBitsToFloat((int) INT.get(bytes, at));
      case FLOAT64 -> Double.longBitsToDouble((long) LONG.get(bytes, at));
      case BIG_INT64 -> BigInteger.valueOf((long) LONG.get(bytes, at));
      case BIG_UINT64 -> BigInteger.valueOf((long) LONG.get(bytes, at)).mod(TWO_TO_64);
    };
  }

  /** Stores a value at a byte offset, modulo the range of the type. */
  void write(byte[] bytes, int at, @Nullable Object value) {
    switch (this) {
      case INT8, UINT8 -> bytes[at] = (byte) HostValues.toInt32(value);
      case INT16, UINT16 -> SHORT.set(bytes, at, (short) HostValues.toInt32(value));
      case INT32, UINT32 -> INT.set(bytes, at, HostValues.toInt32(value));
      case FLOAT32 ->
          INT.set(bytes, at, Float.floatToRawIntBits(HostValues.toNumber(value).floatValue()));
      case FLOAT64 ->
          LONG.set(bytes, at, Double.doubleToRawLongBits(HostValues.toNumber(value).doubleValue()));
      case BIG_INT64, BIG_UINT64 -> {
        if (!(value instanceof BigInteger integer)) {
          throw HostError.type("Cannot convert " + HostValues.display(value) + " to a BigInt");
        }
        LONG.set(bytes, at, integer.longValue());
      }
    }
  }
}
