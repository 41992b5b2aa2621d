package org.jyodide.fuzz;

import java.util.List;
import java.util.SplittableRandom;

/** The random decisions of one module. */
final class Choices {
  private final SplittableRandom random;

  Choices(long seed) {
    random = new SplittableRandom(seed);
  }

  /** A number from {@code least} to {@code most}. */
  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  <T> T of(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  int of(int... values) {
    return values[random.nextInt(values.length)];
  }

  ValueType type() {
    return of(List.of(ValueType.values()));
  }

  /** A type that is no vector. */
  ValueType number() {
    return of(ValueType.NUMBERS);
  }

  /** Types, {@code most} at most. */
  List<ValueType> types(int most) {
    return random
        .ints(between(0, most), 0, ValueType.values().length)
        .mapToObj(i -> ValueType.values()[i])
        .toList();
  }

  /** The bits of a value; those at the edges of a type come more often. */
  long constant(ValueType type) {
    return switch (type) {
      case I32 ->
          chance(0.7)
              ? of(0, 1, -1, 2, 7, 255, 256, 65535, Integer.MIN_VALUE, Integer.MAX_VALUE)
              : random.nextInt();
      case I64 ->
          chance(0.7)
              ? of(List.of(0L, 1L, -1L, 2L, 1L << 32, Long.MIN_VALUE, Long.MAX_VALUE))
              : random.nextLong();
      case F32 -> Float.floatToRawIntBits((float) real());
      case F64 -> Double.doubleToRawLongBits(real());
      case V128 -> half();
    };
  }

  /** Eight bytes of lanes of some type. */
  private long half() {
    ValueType lane = number();
    long bits = constant(lane);
    if (lane == ValueType.I64 || lane == ValueType.F64) {
      return bits;
    }
    return (bits & 0xFFFFFFFFL) | constant(lane) << 32;
  }

  private double real() {
    return chance(0.8)
        ? of(
            List.of(
                0.0,
                -0.0,
                1.0,
                -1.0,
                0.5,
                -3.25,
                1e10,
                1e-40,
                123456.789,
                2147483648.0,
                -9.5e18,
                Double.POSITIVE_INFINITY))
        : random.nextDouble(-1e6, 1e6);
  }
}
