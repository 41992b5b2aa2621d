package org.jyodide.wasm.ir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jyodide.wasm.ValueType;
import org.jyodide.wasm.ir.Expression.Vector;

/** Makes vectors of numbers, and numbers of lanes of vectors. Shapes go by their names. */
final class Lanes {
  private static final int I32_AND = 0x71;
  private static final int I32_EXTEND8_S = 0xC0;
  private static final int I32_EXTEND16_S = 0xC1;

  private final Vectors vectors;

  Lanes(Vectors vectors) {
    this.vectors = vectors;
  }

  /** The shape whose lanes are of 32 or 64 bits. */
  private static VectorShape wide(String shape) {
    return VectorShape.valueOf(shape.toUpperCase(java.util.Locale.ROOT));
  }

  private static boolean isSmall(String shape) {
    return shape.equals("i8x16") || shape.equals("i16x8");
  }

  private static int bits(String shape) {
    return shape.equals("i8x16") ? 8 : 16;
  }

  Vector splat(String shape, Expression value) {
    if (isSmall(shape)) {
      Expression half = vectors.once(Numbers.helper(shape + "Splat", ValueType.I64, value));
      return new Vector(VectorShape.I64X2, List.of(half, half));
    }
    VectorShape wide = wide(shape);
    return new Vector(wide, Collections.nCopies(wide.lanes(), vectors.once(value)));
  }

  Expression extract(String shape, boolean signed, int lane, Expression vector) {
    if (!isSmall(shape)) {
      return only(vectors.as(wide(shape), vector), lane);
    }
    int bits = bits(shape);
    int inHalf = lane * bits;
    Expression half = only(vectors.as(VectorShape.I64X2, vector), inHalf / Long.SIZE);
    return small(half, inHalf % Long.SIZE, bits, signed);
  }

  /** An i32 of some bits of an i64. */
  static Expression small(Expression half, int from, int bits, boolean signed) {
    Expression word = Numbers.wrap(Numbers.shift(half, -from));
    return signed
        ? Numbers.numeric(bits == 8 ? I32_EXTEND8_S : I32_EXTEND16_S, word)
        : Numbers.numeric(I32_AND, word, Numbers.i32((1 << bits) - 1));
  }

  /** One of the lanes; the others are dropped. */
  private Expression only(List<Expression> lanes, int wanted) {
    for (int i = 0; i < lanes.size(); i++) {
      if (i != wanted) {
        vectors.discard(lanes.get(i));
      }
    }
    return lanes.get(wanted);
  }

  Vector replace(String shape, int lane, Expression vector, Expression value) {
    if (isSmall(shape)) {
      return replaceSmall(bits(shape), lane, vector, value);
    }
    VectorShape wide = wide(shape);
    List<Expression> lanes = new ArrayList<>(vectors.as(wide, vector));
    vectors.discard(lanes.get(lane));
    lanes.set(lane, value);
    return new Vector(wide, lanes);
  }

  private Vector replaceSmall(int bits, int lane, Expression vector, Expression value) {
    List<Expression> halves = new ArrayList<>(vectors.as(VectorShape.I64X2, vector));
    int half = lane * bits / Long.SIZE;
    int from = lane * bits % Long.SIZE;
    long mask = (1L << bits) - 1;
    Expression rest = Numbers.and(halves.get(half), ~(mask << from));
    Expression placed = Numbers.shift(Numbers.and(Numbers.extend(value, false), mask), from);
    halves.set(half, Numbers.or(rest, placed));
    return new Vector(VectorShape.I64X2, halves);
  }
}
