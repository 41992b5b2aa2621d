package org.jyodide.fuzz;

import org.jyodide.fuzz.Instructions.Access;
import org.jyodide.fuzz.VectorInstructions.OnLane;

/** Writes instructions on vectors. */
final class VectorGenerator {
  private static final int LOCAL_GET = 0x20;
  private static final int LOCAL_TEE = 0x22;
  private static final int SHUFFLE = 0x0D;
  private static final int AND = 0x4E;
  private static final int BITSELECT = 0x52;
  private static final int FIRST_LOAD_OF_LANE = 0x54;
  private static final int FIRST_STORE_OF_LANE = 0x58;

  private final Scope scope;
  private final ExpressionGenerator expressions;

  VectorGenerator(Scope scope, ExpressionGenerator expressions) {
    this.scope = scope;
    this.expressions = expressions;
  }

  private Bytes code(int number) {
    return scope.code.bytes(Instructions.VECTOR_PREFIX).unsigned(number);
  }

  private void vector(int depth) {
    expressions.value(ValueType.V128, depth);
  }

  /** Writes code that leaves a vector. */
  void operator(int depth) {
    int kind = scope.choices.between(0, 99);
    if (kind < 40) {
      vector(depth);
      vector(depth);
      written(scope.choices.of(VectorInstructions.BINARY));
    } else if (kind < 62) {
      vector(depth);
      written(scope.choices.of(VectorInstructions.UNARY));
    } else if (kind < 68) {
      vector(depth);
      expressions.value(ValueType.I32, depth);
      code(scope.choices.of(VectorInstructions.SHIFTS));
    } else if (kind < 74) {
      shuffle(depth);
    } else if (kind < 79) {
      vector(depth);
      vector(depth);
      vector(depth);
      code(BITSELECT);
    } else if (kind < 86) {
      OnLane splat = scope.choices.of(VectorInstructions.SPLATS);
      expressions.value(splat.type(), depth);
      code(splat.code());
    } else if (kind < 95) {
      OnLane replacement = scope.choices.of(VectorInstructions.REPLACEMENTS);
      vector(depth);
      expressions.value(replacement.type(), depth);
      code(replacement.code()).bytes(scope.choices.between(0, replacement.lanes() - 1));
    } else {
      expressions.address(depth);
      vector(depth);
      laneAccess(FIRST_LOAD_OF_LANE);
    }
  }

  /** Any bytes, or lanes of four or eight as a whole, their bytes in order or reversed. */
  private void shuffle(int depth) {
    vector(depth);
    vector(depth);
    code(SHUFFLE);
    int bytes = scope.choices.of(1, 4, 4, 8);
    boolean reversed = scope.choices.chance(0.2);
    for (int i = 0; i < 16; i += bytes) {
      int from = bytes * scope.choices.between(0, 32 / bytes - 1);
      for (int b = 0; b < bytes; b++) {
        scope.code.bytes(from + (reversed ? bytes - 1 - b : b));
      }
    }
  }

  /** Stores a lane of the vector above the address. */
  void storeLane() {
    laneAccess(FIRST_STORE_OF_LANE);
  }

  private void laneAccess(int first) {
    int size = scope.choices.between(0, 3);
    expressions.access(new Access(0xFD00 + first + size, size));
    scope.code.bytes(scope.choices.between(0, (16 >> size) - 1));
  }

  /** Writes code that leaves a number made of a vector. */
  void number(ValueType type, int depth) {
    vector(depth);
    if (type == ValueType.I32 && scope.choices.chance(0.5)) {
      code(scope.choices.of(VectorInstructions.TESTS));
    } else {
      OnLane extraction = scope.choices.of(VectorInstructions.EXTRACTIONS.get(type));
      code(extraction.code()).bytes(scope.choices.between(0, extraction.lanes() - 1));
    }
  }

  /** Writes an operator; lanes of NaN whose bits the specification leaves open become zero. */
  private void written(int number) {
    code(number);
    int equality = VectorInstructions.equalityOfOpenNan(number);
    if (equality != 0) {
      int scratch = scope.scratch(ValueType.V128);
      scope.code.bytes(LOCAL_TEE).unsigned(scratch);
      scope.code.bytes(LOCAL_GET).unsigned(scratch).bytes(LOCAL_GET).unsigned(scratch);
      code(equality);
      code(AND);
    }
  }
}
