package org.jyodide.wasm.runtime;

/**
 * The SIMD instructions on lanes of 16 bits, four in a {@code long}, as {@link SimdOps} says.
 * Called by generated code.
 */
public final class Simd16Ops {
  /** The highest bit of each lane. */
  private static final long HIGH16 = 0x8000800080008000L;

  /** The lowest bit of each lane. */
  private static final long ONE16 = 0x0001000100010001L;

  private static final long EVEN8 = 0x00FF00FF00FF00FFL;
  private static final long EVEN16 = 0x0000FFFF0000FFFFL;

  private Simd16Ops() {}

  public static long i16x8Splat(int value) {
    return (value & 0xFFFFL) * ONE16;
  }

  public static long i16x8Add(long a, long b) {
    return SimdOps.add(a, b, HIGH16);
  }

  public static long i16x8Sub(long a, long b) {
    return SimdOps.sub(a, b, HIGH16);
  }

  public static long i16x8Neg(long a) {
    return SimdOps.sub(0, a, HIGH16);
  }

  public static long i16x8Abs(long a) {
    return SimdOps.sub(a ^ SimdOps.mask(a & HIGH16, 16), SimdOps.mask(a & HIGH16, 16), HIGH16);
  }

  public static long i16x8Eq(long a, long b) {
    return SimdOps.mask(SimdOps.nonZero(a ^ b, HIGH16) ^ HIGH16, 16);
  }

  public static long i16x8Ne(long a, long b) {
    return SimdOps.mask(SimdOps.nonZero(a ^ b, HIGH16), 16);
  }

  public static long i16x8LtS(long a, long b) {
    return SimdOps.mask(SimdOps.lessSigned(a, b, HIGH16), 16);
  }

  public static long i16x8GtS(long a, long b) {
    return SimdOps.mask(SimdOps.lessSigned(b, a, HIGH16), 16);
  }

  public static long i16x8LeS(long a, long b) {
    return SimdOps.mask(SimdOps.lessSigned(b, a, HIGH16) ^ HIGH16, 16);
  }

  public static long i16x8GeS(long a, long b) {
    return SimdOps.mask(SimdOps.lessSigned(a, b, HIGH16) ^ HIGH16, 16);
  }

  public static long i16x8MinS(long a, long b) {
    return SimdOps.bitselect(a, b, SimdOps.mask(SimdOps.lessSigned(a, b, HIGH16), 16));
  }

  public static long i16x8MaxS(long a, long b) {
    return SimdOps.bitselect(b, a, SimdOps.mask(SimdOps.lessSigned(a, b, HIGH16), 16));
  }

  public static long i16x8LtU(long a, long b) {
    return SimdOps.mask(SimdOps.less(a, b, HIGH16), 16);
  }

  public static long i16x8GtU(long a, long b) {
    return SimdOps.mask(SimdOps.less(b, a, HIGH16), 16);
  }

  public static long i16x8LeU(long a, long b) {
    return SimdOps.mask(SimdOps.less(b, a, HIGH16) ^ HIGH16, 16);
  }

  public static long i16x8GeU(long a, long b) {
    return SimdOps.mask(SimdOps.less(a, b, HIGH16) ^ HIGH16, 16);
  }

  public static long i16x8MinU(long a, long b) {
    return SimdOps.bitselect(a, b, SimdOps.mask(SimdOps.less(a, b, HIGH16), 16));
  }

  public static long i16x8MaxU(long a, long b) {
    return SimdOps.bitselect(b, a, SimdOps.mask(SimdOps.less(a, b, HIGH16), 16));
  }

  public static long i16x8AddSatS(long a, long b) {
    long sum = SimdOps.add(a, b, HIGH16);
    return SimdOps.saturate(sum, ~(a ^ b) & (a ^ sum) & HIGH16, a, HIGH16, ONE16, 16);
  }

  public static long i16x8SubSatS(long a, long b) {
    long difference = SimdOps.sub(a, b, HIGH16);
    return SimdOps.saturate(difference, (a ^ b) & (a ^ difference) & HIGH16, a, HIGH16, ONE16, 16);
  }

  public static long i16x8AddSatU(long a, long b) {
    long sum = SimdOps.add(a, b, HIGH16);
    return sum | SimdOps.mask(((a & b) | ((a | b) & ~sum)) & HIGH16, 16);
  }

  public static long i16x8SubSatU(long a, long b) {
    return SimdOps.sub(a, b, HIGH16) & ~SimdOps.mask(SimdOps.less(a, b, HIGH16), 16);
  }

  public static long i16x8AvgrU(long a, long b) {
    return (a | b) - (((a ^ b) >>> 1) & ~HIGH16);
  }

  public static long i16x8Shl(long a, int count) {
    return (a << (count & 15)) & (((0xFFFFL << (count & 15)) & 0xFFFF) * ONE16);
  }

  public static long i16x8ShrU(long a, int count) {
    return (a >>> (count & 15)) & ((0xFFFFL >>> (count & 15)) * ONE16);
  }

  public static long i16x8ShrS(long a, int count) {
    long sign = HIGH16 >>> (count & 15);
    return SimdOps.sub(i16x8ShrU(a, count) ^ sign, sign, HIGH16);
  }

  public static int i16x8AllTrue(long a, long b) {
    return (SimdOps.nonZero(a, HIGH16) & SimdOps.nonZero(b, HIGH16)) == HIGH16 ? 1 : 0;
  }

  public static int i16x8Bitmask(long a, long b) {
    // The product moves the bit of lane i to bit 48 + i.
    long low = ((a & HIGH16) >>> 15) * 0x0001000200040008L;
    long high = ((b & HIGH16) >>> 15) * 0x0001000200040008L;
    return ((int) (low >>> 48) & 15) | (((int) (high >>> 48) & 15) << 4);
  }

  public static long i16x8Mul(long a, long b) {
    return ((a * b) & 0xFFFF)
        | ((((a >>> 16) * (b >>> 16)) & 0xFFFF) << 16)
        | ((((a >>> 32) * (b >>> 32)) & 0xFFFF) << 32)
        | (((a >>> 48) * (b >>> 48)) << 48);
  }

  /** Products of numbers from -1 to 1, of 15 binary places, rounded. */
  public static long i16x8Q15mulrSatS(long a, long b) {
    long result = 0;
    for (int at = 0; at < Long.SIZE; at += Short.SIZE) {
      int product = (short) (a >>> at) * (short) (b >>> at);
      // Only -1 times -1 is too large.
      result |= (Math.min((product + 0x4000) >> 15, Short.MAX_VALUE) & 0xFFFFL) << at;
    }
    return result;
  }

  public static long i16x8NarrowI32x4S(int a, int b, int c, int d) {
    return signed16(a) | (signed16(b) << 16) | (signed16(c) << 32) | (signed16(d) << 48);
  }

  private static long signed16(int a) {
    return Math.max(Math.min(a, Short.MAX_VALUE), Short.MIN_VALUE) & 0xFFFFL;
  }

  public static long i16x8NarrowI32x4U(int a, int b, int c, int d) {
    return unsigned16(a) | (unsigned16(b) << 16) | (unsigned16(c) << 32) | (unsigned16(d) << 48);
  }

  private static long unsigned16(int a) {
    return Math.max(Math.min(a, 0xFFFF), 0);
  }

  /** The lower four bytes as lanes of 16 bits. */
  public static long i16x8ExtendI8x16U(long bytes) {
    long word = bytes & 0xFFFFFFFFL;
    long pairs = (word | (word << 16)) & EVEN16;
    return (pairs | (pairs << 8)) & EVEN8;
  }

  public static long i16x8ExtendI8x16S(long bytes) {
    return signExtend(i16x8ExtendI8x16U(bytes));
  }

  /** The lower bytes of lanes of 16 bits, with their signs. */
  private static long signExtend(long bytes) {
    long signs = bytes & 0x0080008000800080L;
    return bytes | ((signs << 9) - (signs << 1));
  }

  public static long i16x8ExtaddPairwiseI8x16S(long a) {
    return i16x8Add(signExtend(a & EVEN8), signExtend((a >>> 8) & EVEN8));
  }

  public static long i16x8ExtaddPairwiseI8x16U(long a) {
    return (a & EVEN8) + ((a >>> 8) & EVEN8);
  }
}
