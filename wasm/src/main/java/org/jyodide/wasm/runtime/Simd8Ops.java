package org.jyodide.wasm.runtime;

/**
 * The SIMD instructions on lanes of 8 bits, eight in a {@code long}, as {@link SimdOps} says.
 * Called by generated code.
 */
public final class Simd8Ops {
  /** The highest bit of each lane. */
  private static final long HIGH8 = 0x8080808080808080L;

  /** The lowest bit of each lane. */
  private static final long ONE8 = 0x0101010101010101L;

  private static final long ONE16 = 0x0001000100010001L;
  private static final long EVEN8 = 0x00FF00FF00FF00FFL;
  private static final long EVEN16 = 0x0000FFFF0000FFFFL;

  private Simd8Ops() {}

  public static long i8x16Splat(int value) {
    return (value & 0xFFL) * ONE8;
  }

  public static long i8x16Add(long a, long b) {
    return SimdOps.add(a, b, HIGH8);
  }

  public static long i8x16Sub(long a, long b) {
    return SimdOps.sub(a, b, HIGH8);
  }

  public static long i8x16Neg(long a) {
    return SimdOps.sub(0, a, HIGH8);
  }

  public static long i8x16Abs(long a) {
    return SimdOps.sub(a ^ SimdOps.mask(a & HIGH8, 8), SimdOps.mask(a & HIGH8, 8), HIGH8);
  }

  public static long i8x16Eq(long a, long b) {
    return SimdOps.mask(SimdOps.nonZero(a ^ b, HIGH8) ^ HIGH8, 8);
  }

  public static long i8x16Ne(long a, long b) {
    return SimdOps.mask(SimdOps.nonZero(a ^ b, HIGH8), 8);
  }

  public static long i8x16LtS(long a, long b) {
    return SimdOps.mask(SimdOps.lessSigned(a, b, HIGH8), 8);
  }

  public static long i8x16GtS(long a, long b) {
    return SimdOps.mask(SimdOps.lessSigned(b, a, HIGH8), 8);
  }

  public static long i8x16LeS(long a, long b) {
    return SimdOps.mask(SimdOps.lessSigned(b, a, HIGH8) ^ HIGH8, 8);
  }

  public static long i8x16GeS(long a, long b) {
    return SimdOps.mask(SimdOps.lessSigned(a, b, HIGH8) ^ HIGH8, 8);
  }

  public static long i8x16MinS(long a, long b) {
    return SimdOps.bitselect(a, b, SimdOps.mask(SimdOps.lessSigned(a, b, HIGH8), 8));
  }

  public static long i8x16MaxS(long a, long b) {
    return SimdOps.bitselect(b, a, SimdOps.mask(SimdOps.lessSigned(a, b, HIGH8), 8));
  }

  public static long i8x16LtU(long a, long b) {
    return SimdOps.mask(SimdOps.less(a, b, HIGH8), 8);
  }

  public static long i8x16GtU(long a, long b) {
    return SimdOps.mask(SimdOps.less(b, a, HIGH8), 8);
  }

  public static long i8x16LeU(long a, long b) {
    return SimdOps.mask(SimdOps.less(b, a, HIGH8) ^ HIGH8, 8);
  }

  public static long i8x16GeU(long a, long b) {
    return SimdOps.mask(SimdOps.less(a, b, HIGH8) ^ HIGH8, 8);
  }

  public static long i8x16MinU(long a, long b) {
    return SimdOps.bitselect(a, b, SimdOps.mask(SimdOps.less(a, b, HIGH8), 8));
  }

  public static long i8x16MaxU(long a, long b) {
    return SimdOps.bitselect(b, a, SimdOps.mask(SimdOps.less(a, b, HIGH8), 8));
  }

  public static long i8x16AddSatS(long a, long b) {
    long sum = SimdOps.add(a, b, HIGH8);
    return SimdOps.saturate(sum, ~(a ^ b) & (a ^ sum) & HIGH8, a, HIGH8, ONE8, 8);
  }

  public static long i8x16SubSatS(long a, long b) {
    long difference = SimdOps.sub(a, b, HIGH8);
    return SimdOps.saturate(difference, (a ^ b) & (a ^ difference) & HIGH8, a, HIGH8, ONE8, 8);
  }

  public static long i8x16AddSatU(long a, long b) {
    long sum = SimdOps.add(a, b, HIGH8);
    return sum | SimdOps.mask(((a & b) | ((a | b) & ~sum)) & HIGH8, 8);
  }

  public static long i8x16SubSatU(long a, long b) {
    return SimdOps.sub(a, b, HIGH8) & ~SimdOps.mask(SimdOps.less(a, b, HIGH8), 8);
  }

  public static long i8x16AvgrU(long a, long b) {
    return (a | b) - (((a ^ b) >>> 1) & ~HIGH8);
  }

  public static long i8x16Shl(long a, int count) {
    return (a << (count & 7)) & (((0xFFL << (count & 7)) & 0xFF) * ONE8);
  }

  public static long i8x16ShrU(long a, int count) {
    return (a >>> (count & 7)) & ((0xFFL >>> (count & 7)) * ONE8);
  }

  public static long i8x16ShrS(long a, int count) {
    long sign = HIGH8 >>> (count & 7);
    return SimdOps.sub(i8x16ShrU(a, count) ^ sign, sign, HIGH8);
  }

  public static int i8x16AllTrue(long a, long b) {
    return (SimdOps.nonZero(a, HIGH8) & SimdOps.nonZero(b, HIGH8)) == HIGH8 ? 1 : 0;
  }

  public static int i8x16Bitmask(long a, long b) {
    // The product moves the bit of lane i to bit 56 + i.
    long low = ((a & HIGH8) >>> 7) * 0x0102040810204080L;
    long high = ((b & HIGH8) >>> 7) * 0x0102040810204080L;
    return (int) (low >>> 56) | ((int) (high >>> 56) << 8);
  }

  public static long i8x16Popcnt(long a) {
    long pairs = a - ((a >>> 1) & 0x5555555555555555L);
    long fours = (pairs & 0x3333333333333333L) + ((pairs >>> 2) & 0x3333333333333333L);
    return (fours + (fours >>> 4)) & 0x0F0F0F0F0F0F0F0FL;
  }

  /** A half of the result: the bytes of a vector that {@code numbers} says, or zero. */
  public static long i8x16Swizzle(long low, long high, long numbers) {
    long result = 0;
    for (int at = 0; at < Long.SIZE; at += Byte.SIZE) {
      int number = (int) (numbers >>> at) & 0xFF;
      long half = (number & 8) == 0 ? low : high;
      long chosen = (half >>> ((number & 7) * 8)) & ((number - 16) >> 31) & 0xFF;
      result |= chosen << at;
    }
    return result;
  }

  public static long i8x16NarrowI16x8S(long a, long b) {
    return narrow(clamp(a, 0xFF80 * ONE16, 0x7F * ONE16))
        | (narrow(clamp(b, 0xFF80 * ONE16, 0x7F * ONE16)) << 32);
  }

  public static long i8x16NarrowI16x8U(long a, long b) {
    return narrow(clamp(a, 0, 0xFF * ONE16)) | (narrow(clamp(b, 0, 0xFF * ONE16)) << 32);
  }

  private static long clamp(long a, long least, long most) {
    return Simd16Ops.i16x8MaxS(Simd16Ops.i16x8MinS(a, most), least);
  }

  /** The low bytes of lanes of 16 bits, side by side. */
  private static long narrow(long a) {
    long pairs = ((a & EVEN8) | ((a & EVEN8) >>> 8)) & EVEN16;
    return (pairs | (pairs >>> 16)) & 0xFFFFFFFFL;
  }
}
