package org.jyodide.wasm.ir;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.ValueType;
import org.jyodide.wasm.ir.Expression.Vector;

/**
 * Makes the code of {@code i8x16.shuffle}, whose numbers of lanes are known: whole lanes move where
 * the shape of the operands allows it, else each half is put together of shifted and masked halves.
 */
final class Shuffle {
  private static final int BYTES = 16;

  private final Vectors vectors;
  private final int[] numbers = new int[BYTES];

  private Shuffle(Vectors vectors, long low, long high) {
    this.vectors = vectors;
    for (int i = 0; i < BYTES; i++) {
      numbers[i] = (int) ((i < 8 ? low : high) >>> (8 * (i % 8))) & 0xFF;
    }
  }

  static Vector of(Vectors vectors, Expression first, Expression second, long low, long high) {
    Shuffle shuffle = new Shuffle(vectors, low, high);
    VectorShape shape = shuffle.shape(Vectors.vector(first), Vectors.vector(second));
    return shape == null ? shuffle.halves(first, second) : shuffle.move(shape, first, second);
  }

  /** The shape whose lanes move as a whole, or null. */
  private @Nullable VectorShape shape(Vector first, Vector second) {
    for (Vector vector : List.of(first, second)) {
      if (vector.shape != VectorShape.I64X2 && movesWhole(vector.shape.bytes())) {
        return vector.shape;
      }
    }
    return movesWhole(VectorShape.I64X2.bytes()) ? VectorShape.I64X2 : null;
  }

  private boolean movesWhole(int bytes) {
    for (int i = 0; i < BYTES; i++) {
      if (numbers[i] % bytes != i % bytes || numbers[i] / bytes != numbers[i - i % bytes] / bytes) {
        return false;
      }
    }
    return true;
  }

  private Vector move(VectorShape shape, Expression first, Expression second) {
    List<Expression> sources = new ArrayList<>(vectors.asSettled(shape, first));
    sources.addAll(vectors.asSettled(shape, second));
    List<Expression> moved = new ArrayList<>();
    for (int i = 0; i < BYTES; i += shape.bytes()) {
      moved.add(sources.get(numbers[i] / shape.bytes()));
    }
    return new Vector(shape, moved);
  }

  private Vector halves(Expression first, Expression second) {
    List<Expression> sources = new ArrayList<>(vectors.asSettled(VectorShape.I64X2, first));
    sources.addAll(vectors.asSettled(VectorShape.I64X2, second));
    return new Vector(VectorShape.I64X2, List.of(half(sources, 0), half(sources, 8)));
  }

  private boolean isReversed(int from) {
    for (int i = 0; i < 8; i++) {
      if (numbers[from + i] != numbers[from + 7] + 7 - i || numbers[from + 7] % 8 != 0) {
        return false;
      }
    }
    return true;
  }

  private Expression half(List<Expression> sources, int from) {
    if (isReversed(from)) {
      Expression source = sources.get(numbers[from + 7] / 8);
      return vectors.once(Numbers.helper("reverseBytes", ValueType.I64, source));
    }
    // Bytes of one source that go equally far move together: by source and distance, their mask.
    Map<List<Integer>, Long> moves = new LinkedHashMap<>();
    for (int i = 0; i < 8; i++) {
      int number = numbers[from + i];
      moves.merge(List.of(number / 8, i - number % 8), 0xFFL << (8 * i), (a, b) -> a | b);
    }
    @Nullable Expression whole = null;
    for (Map.Entry<List<Integer>, Long> move : moves.entrySet()) {
      int distance = 8 * move.getKey().get(1);
      long mask = move.getValue();
      long kept = distance >= 0 ? -1L << distance : -1L >>> -distance;
      Expression moved = Numbers.shift(sources.get(move.getKey().get(0)), distance);
      Expression part = mask == kept ? moved : Numbers.and(moved, mask);
      whole = whole == null ? part : Numbers.or(whole, part);
    }
    if (whole == null) {
      throw new IllegalStateException("a half without bytes");
    }
    return vectors.once(whole);
  }
}
