package org.jyodide.wasm.ir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jyodide.wasm.ir.Expression.Constant;
import org.jyodide.wasm.ir.Expression.GetLocal;
import org.jyodide.wasm.ir.Expression.Load;
import org.jyodide.wasm.ir.Expression.Vector;

/**
 * Finds the shape for each local of type v128 that spares most conversions. A function with vectors
 * is read twice: the first time all are pairs of i64, and each use votes for the shape it would
 * like; the second time the locals, which come in the same order, have the shapes that won.
 */
final class LaneVotes {
  private final List<VectorShape> shapes;
  private final List<int[]> votes = new ArrayList<>();
  private final Map<Local, int[]> byLane = new HashMap<>();

  private LaneVotes(List<VectorShape> shapes) {
    this.shapes = shapes;
  }

  /** Where all locals are pairs of i64. */
  static LaneVotes first() {
    return new LaneVotes(List.of());
  }

  /** Where locals have the shapes that won. */
  LaneVotes second() {
    List<VectorShape> winners = new ArrayList<>();
    for (int[] counts : votes) {
      VectorShape winner = VectorShape.I64X2;
      for (VectorShape shape : VectorShape.values()) {
        if (counts[shape.ordinal()] > counts[winner.ordinal()]) {
          winner = shape;
        }
      }
      winners.add(winner);
    }
    return new LaneVotes(winners);
  }

  /** Whether a shape other than the first one has won for any local. */
  boolean isWorthReadingAgain() {
    return second().shapes.stream().anyMatch(shape -> shape != VectorShape.I64X2);
  }

  /** The shape for the local that is seen next. */
  VectorShape shapeOfNext() {
    return votes.size() < shapes.size() ? shapes.get(votes.size()) : VectorShape.I64X2;
  }

  /** The lanes of a local that is seen for the first time. */
  void created(List<Local> lanes) {
    int[] counts = new int[VectorShape.values().length];
    votes.add(counts);
    lanes.forEach(lane -> byLane.put(lane, counts));
  }

  /** A vector is used in a shape. */
  void wanted(VectorShape shape, Vector vector) {
    for (Expression lane : vector.operands()) {
      if (lane instanceof GetLocal get) {
        count(get.local, shape);
        return;
      }
    }
  }

  /** A local is set to a vector. What can be had in any shape does not vote. */
  void set(List<Local> lanes, Vector vector) {
    for (Expression lane : vector.operands()) {
      if (!(lane instanceof Constant) && !(lane instanceof Load) && !(lane instanceof GetLocal)) {
        count(lanes.get(0), vector.shape);
        return;
      }
    }
  }

  private void count(Local lane, VectorShape shape) {
    int[] counts = byLane.get(lane);
    if (counts != null) {
      counts[shape.ordinal()]++;
    }
  }
}
