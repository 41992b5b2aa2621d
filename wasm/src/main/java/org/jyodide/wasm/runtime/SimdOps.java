package org.jyodide.wasm.runtime;

import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.V128;

/**
 * What the SIMD instructions need of the runtime. Lanes of 8 and 16 bits are computed eight and
 * four at a time in a {@code long}, one half of a vector: the sums of all but the highest bits of
 * lanes do not reach the next lane, and the highest bits are put right after. Called by generated
 * code.
 */
public final class SimdOps {
  private SimdOps() {}

  /** A vector as functions pass it. */
  public static Object box(long low, long high) {
    return new V128(low, high);
  }

  public static long low(@Nullable Object vector) {
    return vector(vector).low();
  }

  public static long high(@Nullable Object vector) {
    return vector(vector).high();
  }

  private static V128 vector(@Nullable Object value) {
    if (value instanceof V128 vector) {
      return vector;
    }
    throw new IllegalArgumentException("a V128 was wanted as a value of type v128, got " + value);
  }

  public static long packI32(int low, int high) {
    return (low & 0xFFFFFFFFL) | ((long) high << 32);
  }

  public static long packF32(float low, float high) {
    return packI32(Float.floatToRawIntBits(low), Float.floatToRawIntBits(high));
  }

  public static long reverseBytes(long a) {
    return Long.reverseBytes(a);
  }

  public static long bitselect(long a, long b, long mask) {
    return ((a ^ b) & mask) ^ b;
  }

  public static int bitselect(int a, int b, int mask) {
    return ((a ^ b) & mask) ^ b;
  }

  public static int i32Abs(int a) {
    return Math.abs(a);
  }

  public static int i32MinS(int a, int b) {
    return Math.min(a, b);
  }

  public static int i32MaxS(int a, int b) {
    return Math.max(a, b);
  }

  public static int i32MinU(int a, int b) {
    return Math.min(a ^ Integer.MIN_VALUE, b ^ Integer.MIN_VALUE) ^ Integer.MIN_VALUE;
  }

  public static int i32MaxU(int a, int b) {
    return Math.max(a ^ Integer.MIN_VALUE, b ^ Integer.MIN_VALUE) ^ Integer.MIN_VALUE;
  }

  public static long i64Abs(long a) {
    return Math.abs(a);
  }

  public static float f32Pmin(float a, float b) {
    return b < a ? b : a;
  }

  public static float f32Pmax(float a, float b) {
    return a < b ? b : a;
  }

  public static double f64Pmin(double a, double b) {
    return b < a ? b : a;
  }

  public static double f64Pmax(double a, double b) {
    return a < b ? b : a;
  }

  public static int i32x4AllTrue(int a, int b, int c, int d) {
    return a != 0 && b != 0 && c != 0 && d != 0 ? 1 : 0;
  }

  public static int i32x4Bitmask(int a, int b, int c, int d) {
    return (a >>> 31) | ((b >>> 31) << 1) | ((c >>> 31) << 2) | ((d >>> 31) << 3);
  }

  public static int i64x2AllTrue(long a, long b) {
    return a != 0 && b != 0 ? 1 : 0;
  }

  public static int i64x2Bitmask(long a, long b) {
    return (int) ((a >>> 63) | ((b >>> 63) << 1));
  }

  // Lanes of any size: high has the highest bit of each set.

  static long add(long a, long b, long high) {
    return ((a & ~high) + (b & ~high)) ^ ((a ^ b) & high);
  }

  static long sub(long a, long b, long high) {
    return ((a | high) - (b & ~high)) ^ ((a ^ ~b) & high);
  }

  /** The highest bits of the lanes where a is less than b, unsigned. */
  static long less(long a, long b, long high) {
    return ((~a & b) | (~(a ^ b) & ~((a | high) - (b & ~high)))) & high;
  }

  /** As {@link #less}, signed. */
  static long lessSigned(long a, long b, long high) {
    return ((a & ~b) | (~(a ^ b) & ~((a | high) - (b & ~high)))) & high;
  }

  /** The highest bits of the lanes that are not zero. */
  static long nonZero(long a, long high) {
    return (((a & ~high) + ~high) | a) & high;
  }

  /** Sums that overflowed, as highest bits: the sign is that of neither summand. */
  static long saturate(long result, long overflow, long a, long high, long ones, int bits) {
    long limits = ~high + (((a & high) >>> (bits - 1)) & ones);
    return bitselect(limits, result, mask(overflow, bits));
  }

  /** Lanes of ones where the highest bit is set, the only ones that may be. */
  static long mask(long highest, int bits) {
    return (highest << 1) - (highest >>> (bits - 1));
  }
}
