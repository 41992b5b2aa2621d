package org.jyodide.wasm.runtime;

import org.jyodide.wasm.Trap;
import org.jyodide.wasm.TrapKind;

/**
 * The numeric instructions that are no single JVM instruction, each a method named as the
 * instruction. Called by generated code.
 */
public final class NumericOps {
  private static final double TWO_63 = 0x1p63;

  private NumericOps() {}

  /** The number that stands for {@code index} in {@code numbers} (one more than it, as a char). */
  public static int lookUp(int index, String numbers, int otherwise) {
    return Integer.compareUnsigned(index, numbers.length()) < 0
        ? numbers.charAt(index) - 1
        : otherwise;
  }

  public static int i32Eqz(int a) {
    return a == 0 ? 1 : 0;
  }

  public static int i32Eq(int a, int b) {
    return a == b ? 1 : 0;
  }

  public static int i32Ne(int a, int b) {
    return a != b ? 1 : 0;
  }

  public static int i32LtS(int a, int b) {
    return a < b ? 1 : 0;
  }

  public static int i32GtS(int a, int b) {
    return a > b ? 1 : 0;
  }

  public static int i32LeS(int a, int b) {
    return a <= b ? 1 : 0;
  }

  public static int i32GeS(int a, int b) {
    return a >= b ? 1 : 0;
  }

  public static int i32LtU(int a, int b) {
    return a + Integer.MIN_VALUE < b + Integer.MIN_VALUE ? 1 : 0;
  }

  public static int i32GtU(int a, int b) {
    return a + Integer.MIN_VALUE > b + Integer.MIN_VALUE ? 1 : 0;
  }

  public static int i32LeU(int a, int b) {
    return a + Integer.MIN_VALUE <= b + Integer.MIN_VALUE ? 1 : 0;
  }

  public static int i32GeU(int a, int b) {
    return a + Integer.MIN_VALUE >= b + Integer.MIN_VALUE ? 1 : 0;
  }

  public static int i32DivS(int a, int b) {
    if (b == -1 && a == Integer.MIN_VALUE) {
      throw new Trap(TrapKind.INTEGER_OVERFLOW);
    }
    return a / b;
  }

  public static int i32DivU(int a, int b) {
    return Integer.divideUnsigned(a, b);
  }

  public static int i32RemU(int a, int b) {
    return Integer.remainderUnsigned(a, b);
  }

  public static int i64Eqz(long a) {
    return a == 0 ? 1 : 0;
  }

  public static int i64Eq(long a, long b) {
    return a == b ? 1 : 0;
  }

  public static int i64Ne(long a, long b) {
    return a != b ? 1 : 0;
  }

  public static int i64LtS(long a, long b) {
    return a < b ? 1 : 0;
  }

  public static int i64GtS(long a, long b) {
    return a > b ? 1 : 0;
  }

  public static int i64LeS(long a, long b) {
    return a <= b ? 1 : 0;
  }

  public static int i64GeS(long a, long b) {
    return a >= b ? 1 : 0;
  }

  public static int i64LtU(long a, long b) {
    return a + Long.MIN_VALUE < b + Long.MIN_VALUE ? 1 : 0;
  }

  public static int i64GtU(long a, long b) {
    return a + Long.MIN_VALUE > b + Long.MIN_VALUE ? 1 : 0;
  }

  public static int i64LeU(long a, long b) {
    return a + Long.MIN_VALUE <= b + Long.MIN_VALUE ? 1 : 0;
  }

  public static int i64GeU(long a, long b) {
    return a + Long.MIN_VALUE >= b + Long.MIN_VALUE ? 1 : 0;
  }

  public static long i64DivS(long a, long b) {
    if (b == -1 && a == Long.MIN_VALUE) {
      throw new Trap(TrapKind.INTEGER_OVERFLOW);
    }
    return a / b;
  }

  public static long i64DivU(long a, long b) {
    return Long.divideUnsigned(a, b);
  }

  public static long i64RemU(long a, long b) {
    return Long.remainderUnsigned(a, b);
  }

  public static int f32Eq(float a, float b) {
    return a == b ? 1 : 0;
  }

  public static int f32Ne(float a, float b) {
    return a != b ? 1 : 0;
  }

  public static int f32Lt(float a, float b) {
    return a < b ? 1 : 0;
  }

  public static int f32Gt(float a, float b) {
    return a > b ? 1 : 0;
  }

  public static int f32Le(float a, float b) {
    return a <= b ? 1 : 0;
  }

  public static int f32Ge(float a, float b) {
    return a >= b ? 1 : 0;
  }

  public static float f32Abs(float a) {
    return Float.intBitsToFloat(Float.floatToRawIntBits(a) & Integer.MAX_VALUE);
  }

  public static float f32Ceil(float a) {
    return Float.isNaN(a) ? a + a : (float) Math.ceil(a);
  }

  public static float f32Floor(float a) {
    return Float.isNaN(a) ? a + a : (float) Math.floor(a);
  }

  public static float f32Nearest(float a) {
    return Float.isNaN(a) ? a + a : (float) Math.rint(a);
  }

  public static float f32Trunc(float a) {
    return Float.isNaN(a) ? a + a : (float) (a < 0 ? Math.ceil(a) : Math.floor(a));
  }

  public static float f32Sqrt(float a) {
    return (float) Math.sqrt(a);
  }

  public static float f32Min(float a, float b) {
    return Float.isNaN(a) || Float.isNaN(b) ? a + b : Math.min(a, b);
  }

  public static float f32Max(float a, float b) {
    return Float.isNaN(a) || Float.isNaN(b) ? a + b : Math.max(a, b);
  }

  public static float f32Copysign(float a, float b) {
    int sign = Float.floatToRawIntBits(b) & Integer.MIN_VALUE;
    return Float.intBitsToFloat((Float.floatToRawIntBits(a) & Integer.MAX_VALUE) | sign);
  }

  public static int f64Eq(double a, double b) {
    return a == b ? 1 : 0;
  }

  public static int f64Ne(double a, double b) {
    return a != b ? 1 : 0;
  }

  public static int f64Lt(double a, double b) {
    return a < b ? 1 : 0;
  }

  public static int f64Gt(double a, double b) {
    return a > b ? 1 : 0;
  }

  public static int f64Le(double a, double b) {
    return a <= b ? 1 : 0;
  }

  public static int f64Ge(double a, double b) {
    return a >= b ? 1 : 0;
  }

  public static double f64Abs(double a) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(a) & Long.MAX_VALUE);
  }

  public static double f64Ceil(double a) {
    return Double.isNaN(a) ? a + a : Math.ceil(a);
  }

  public static double f64Floor(double a) {
    return Double.isNaN(a) ? a + a : Math.floor(a);
  }

  public static double f64Nearest(double a) {
    return Double.isNaN(a) ? a + a : Math.rint(a);
  }

  public static double f64Trunc(double a) {
    return Double.isNaN(a) ? a + a : (a < 0 ? Math.ceil(a) : Math.floor(a));
  }

  public static double f64Min(double a, double b) {
    return Double.isNaN(a) || Double.isNaN(b) ? a + b : Math.min(a, b);
  }

  public static double f64Max(double a, double b) {
    return Double.isNaN(a) || Double.isNaN(b) ? a + b : Math.max(a, b);
  }

  public static double f64Copysign(double a, double b) {
    long sign = Double.doubleToRawLongBits(b) & Long.MIN_VALUE;
    return Double.longBitsToDouble((Double.doubleToRawLongBits(a) & Long.MAX_VALUE) | sign);
  }

  public static int i32TruncF32S(float a) {
    if (Float.isNaN(a)) {
      throw new Trap(TrapKind.INVALID_CONVERSION);
    }
    if (!(a >= -0x1p31f && a < 0x1p31f)) {
      throw new Trap(TrapKind.INTEGER_OVERFLOW);
    }
    return (int) a;
  }

  public static int i32TruncF32U(float a) {
    if (Float.isNaN(a)) {
      throw new Trap(TrapKind.INVALID_CONVERSION);
    }
    if (!(a > -1 && a < 4294967296.0)) {
      throw new Trap(TrapKind.INTEGER_OVERFLOW);
    }
    return (int) (long) a;
  }

  public static long i64TruncF32S(float a) {
    if (Float.isNaN(a)) {
      throw new Trap(TrapKind.INVALID_CONVERSION);
    }
    if (!(a >= -TWO_63 && a < TWO_63)) {
      throw new Trap(TrapKind.INTEGER_OVERFLOW);
    }
    return (long) a;
  }

  public static long i64TruncF32U(float a) {
    if (Float.isNaN(a)) {
      throw new Trap(TrapKind.INVALID_CONVERSION);
    }
    if (!(a > -1 && a < 0x1p64)) {
      throw new Trap(TrapKind.INTEGER_OVERFLOW);
    }
    return toUnsigned(a);
  }

  public static int i32TruncSatF32U(float a) {
    return a >= 4294967296.0 ? -1 : a > 0 ? (int) (long) a : 0;
  }

  public static long i64TruncSatF32U(float a) {
    return a >= 0x1p64 ? -1L : a > 0 ? toUnsigned(a) : 0L;
  }

  public static int i32TruncF64S(double a) {
    if (Double.isNaN(a)) {
      throw new Trap(TrapKind.INVALID_CONVERSION);
    }
    if (!(a > -2147483649.0 && a < 2147483648.0)) {
      throw new Trap(TrapKind.INTEGER_OVERFLOW);
    }
    return (int) a;
  }

  public static int i32TruncF64U(double a) {
    if (Double.isNaN(a)) {
      throw new Trap(TrapKind.INVALID_CONVERSION);
    }
    if (!(a > -1 && a < 4294967296.0)) {
      throw new Trap(TrapKind.INTEGER_OVERFLOW);
    }
    return (int) (long) a;
  }

  public static long i64TruncF64S(double a) {
    if (Double.isNaN(a)) {
      throw new Trap(TrapKind.INVALID_CONVERSION);
    }
    if (!(a >= -TWO_63 && a < TWO_63)) {
      throw new Trap(TrapKind.INTEGER_OVERFLOW);
    }
    return (long) a;
  }

  public static long i64TruncF64U(double a) {
    if (Double.isNaN(a)) {
      throw new Trap(TrapKind.INVALID_CONVERSION);
    }
    if (!(a > -1 && a < 0x1p64)) {
      throw new Trap(TrapKind.INTEGER_OVERFLOW);
    }
    return toUnsigned(a);
  }

  public static int i32TruncSatF64U(double a) {
    return a >= 4294967296.0 ? -1 : a > 0 ? (int) (long) a : 0;
  }

  public static long i64TruncSatF64U(double a) {
    return a >= 0x1p64 ? -1L : a > 0 ? toUnsigned(a) : 0L;
  }

  public static float f32ConvertI32U(int a) {
    return (float) (a & 0xFFFFFFFFL);
  }

  public static double f64ConvertI32U(int a) {
    return (double) (a & 0xFFFFFFFFL);
  }

  public static float f32ConvertI64U(long a) {
    // Halved with the lost bit kept, so that rounding to nearest comes out right.
    return a >= 0 ? (float) a : (float) ((a >>> 1) | (a & 1)) * 2;
  }

  public static double f64ConvertI64U(long a) {
    return a >= 0 ? (double) a : (double) ((a >>> 1) | (a & 1)) * 2;
  }

  private static long toUnsigned(double a) {
    return a < TWO_63 ? (long) a : (long) (a - TWO_63) ^ Long.MIN_VALUE;
  }
}
