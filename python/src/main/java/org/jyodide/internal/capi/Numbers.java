package org.jyodide.internal.capi;

import java.math.BigInteger;
import java.util.OptionalLong;

/** Numbers as {@code int} and {@code float} objects and back, exactly. */
public final class Numbers {
  /** {@code Py_ASNATIVEBYTES_BIG_ENDIAN} alone: big-endian two's complement. */
  private static final int BIG_ENDIAN = 0;

  private final CPython python;
  private final CFunction longFromLongLong;
  private final CFunction longFromNativeBytes;
  private final CFunction longAsLongLongAndOverflow;
  private final CFunction longAsNativeBytes;
  private final CFunction floatFromDouble;
  private final CFunction floatAsDouble;
  private final int overflow;

  /** For one CPython. */
  public Numbers(CPython python) {
    this.python = python;
    longFromLongLong = python.function("PyLong_FromLongLong");
    longFromNativeBytes = python.function("PyLong_FromNativeBytes");
    longAsLongLongAndOverflow = python.function("PyLong_AsLongLongAndOverflow");
    longAsNativeBytes = python.function("PyLong_AsNativeBytes");
    floatFromDouble = python.function("PyFloat_FromDouble");
    floatAsDouble = python.function("PyFloat_AsDouble");
    overflow = python.malloc(4);
  }

  /** A new {@code int}. */
  public int toPython(long value) {
    return python.check(longFromLongLong.callLong(value));
  }

  /** A new {@code int}. */
  public int toPython(BigInteger value) {
    byte[] bytes = value.toByteArray();
    int block = python.copy(bytes);
    try {
      return python.check(longFromNativeBytes.call(block, bytes.length, BIG_ENDIAN));
    } finally {
      python.free(block);
    }
  }

  /** A new {@code float}. */
  public int toPython(double value) {
    return python.check(floatFromDouble.callDouble(value));
  }

  /** The value of an object that is an {@code int}; empty if it does not fit 64 bits. */
  public OptionalLong longValue(int number) {
    long value = longAsLongLongAndOverflow.longOf(number, overflow);
    return overflowed() ? OptionalLong.empty() : OptionalLong.of(value);
  }

  private boolean overflowed() {
    return python.memory().loadI32(overflow) != 0;
  }

  /** The value of an object that is an {@code int}, as a {@code Long} if it fits one. */
  public Number value(int number) {
    long value = longAsLongLongAndOverflow.longOf(number, overflow);
    return overflowed() ? bigValue(number) : (Number) value;
  }

  /** The value of an object that is an {@code int}. */
  public BigInteger bigValue(int number) {
    int size = python.checkStatus(longAsNativeBytes.call(number, 0, 0, BIG_ENDIAN));
    int block = python.malloc(size);
    try {
      python.checkStatus(longAsNativeBytes.call(number, block, size, BIG_ENDIAN));
      return new BigInteger(python.memory().read(block, size));
    } finally {
      python.free(block);
    }
  }

  /** The value of an object that is a {@code float}. */
  public double doubleValue(int number) {
    return floatAsDouble.doubleOf(number);
  }
}
