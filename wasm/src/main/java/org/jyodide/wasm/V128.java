package org.jyodide.wasm;

/**
 * A value of the type v128: what functions, globals and exceptions of a program pass to and take
 * from Java code. Inside of a compiled function vectors are no objects.
 *
 * @param low bytes 0 to 7, byte 0 lowest
 * @param high bytes 8 to 15
 */
public record V128(long low, long high) {
  /** All zeros. */
  public static final V128 ZERO = new V128(0, 0);

  /** In the text format, as lanes of i64 in hexadecimal. */
  @Override
  public String toString() {
    return "v128 i64x2 0x" + Long.toHexString(low) + " 0x" + Long.toHexString(high);
  }
}
