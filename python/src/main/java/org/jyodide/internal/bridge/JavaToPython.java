package org.jyodide.internal.bridge;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.jyodide.emscripten.EmscriptenProcess;
import org.jyodide.internal.bridge.exports.GlueExports;
import org.jyodide.internal.bridge.exports.PythonExports;
import org.jyodide.internal.bridge.value.HostValues;
import org.jyodide.internal.bridge.value.Undefined;
import org.jyodide.wasm.runtime.Memory;

/**
 * Values of the host as Python objects. Immutable values are converted, everything else is shown
 * through a {@code JsProxy}. Results are new references.
 *
 * <p>Methods throw when Python raised, and leave the exception set: they are called from host
 * functions.
 */
public final class JavaToPython {
  private static final int NONE = 0;

  private final EmscriptenProcess process;
  private final PythonExports python;
  private final GlueExports glue;

  JavaToPython(EmscriptenProcess process, PythonExports python, GlueExports glue) {
    this.process = process;
    this.python = python;
    this.glue = glue;
  }

  /** Any value. */
  public int convert(@Nullable Object value) {
    int immutable = convertImmutable(value);
    return immutable != NONE ? immutable : Errors.created(glue.proxyCreate(value));
  }

  /** An immutable value or a Python object; 0 if the value is something else. */
  public int convertImmutable(@Nullable Object value) {
    if (value == null) {
      return Errors.created(glue.jsNull());
    }
    if (value instanceof String string) {
      return string(string);
    }
    if (value instanceof Number number) {
      return number(number);
    }
    if (value == Undefined.UNDEFINED) {
      return Errors.created(glue.none());
    }
    if (value instanceof Boolean bool) {
      return bool ? glue.pyTrue() : glue.pyFalse();
    }
    if (value instanceof PyProxy proxy) {
      return Errors.created(
          proxy.isRoundtrip() ? glue.proxyCreate(proxy) : glue.newReference(proxy.pointer()));
    }
    return NONE;
  }

  /**
   * A container with what is in it, down to a depth; negative for all.
   *
   * @param defaultConverter a function for what has no conversion, or anything else
   */
  public int convertDeep(
      Bridge bridge, @Nullable Object value, int depth, @Nullable Object defaultConverter) {
    return new DeepToPython(bridge, depth, defaultConverter).convert(value);
  }

  private int number(Number value) {
    if (HostValues.isIntegral(value)) {
      return Errors.created(python.longFromLongLong(value.longValue()));
    }
    if (value instanceof BigInteger integer) {
      return bigInteger(integer);
    }
    return Errors.created(python.floatFromDouble(value.doubleValue()));
  }

  /**
   * A {@code BigInteger} comes from a Python {@code int} that is too large for a Number, and goes
   * back to one. A small one comes from a {@code JsBigInt}.
   */
  private int bigInteger(BigInteger value) {
    int integer = integer(value);
    if (!HostValues.isSafe(value)) {
      return integer;
    }
    try {
      return Errors.created(glue.jsBigInt(integer));
    } finally {
      python.decRef(integer);
    }
  }

  /** A Python {@code int} of any size. */
  public int integer(BigInteger value) {
    if (value.bitLength() < Long.SIZE) {
      return Errors.created(python.longFromLongLong(value.longValue()));
    }
    byte[] bigEndian = value.toByteArray();
    int length = bigEndian.length;
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = bigEndian[length - 1 - i];
    }
    int buffer = process.exports().malloc(length);
    if (buffer == 0) {
      throw new OutOfMemoryError("no memory in Python for an integer of " + length + " bytes");
    }
    try {
      process.memory().write(buffer, bytes);
      return Errors.created(python.longFromByteArray(buffer, length, 1, 1));
    } finally {
      process.exports().free(buffer);
    }
  }

  /** A {@code str}; pairs of surrogates are joined, lone ones stay. */
  public int string(String value) {
    int length = value.length();
    int all = 0;
    for (int i = 0; i < length; i++) {
      all |= value.charAt(i);
    }
    if (all < 0x100) {
      int maximum = all < 0x80 ? 0x7F : 0xFF;
      int result = Errors.created(python.unicodeNew(length, maximum));
      byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
      process.memory().write(python.unicodeData(result), bytes);
      return result;
    }
    int points = value.codePointCount(0, length);
    if (points == length) {
      int result = Errors.created(python.unicodeNew(length, maximum(value)));
      writeUnits(value, python.unicodeData(result));
      return result;
    }
    int result = Errors.created(python.unicodeNew(points, Character.MAX_CODE_POINT));
    writePoints(value, python.unicodeData(result));
    return result;
  }

  private static int maximum(String value) {
    int maximum = 0;
    for (int i = 0; i < value.length(); i++) {
      maximum = Math.max(maximum, value.charAt(i));
    }
    return maximum;
  }

  private void writeUnits(String value, int address) {
    Memory memory = process.memory();
    for (int i = 0; i < value.length(); i++) {
      memory.storeI16(address + 2 * i, value.charAt(i));
    }
  }

  private void writePoints(String value, int address) {
    Memory memory = process.memory();
    int at = address;
    for (int i = 0; i < value.length(); ) {
      int point = value.codePointAt(i);
      memory.storeI32(at, point);
      at += 4;
      i += Character.charCount(point);
    }
  }
}
