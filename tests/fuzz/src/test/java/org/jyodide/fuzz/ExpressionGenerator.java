package org.jyodide.fuzz;

import java.util.List;
import org.jyodide.fuzz.Instructions.Access;
import org.jyodide.fuzz.Instructions.Conversion;

/** Writes code that leaves one value of a wanted type. */
final class ExpressionGenerator {
  private static final int CALL = 0x10;
  private static final int CALL_INDIRECT = 0x11;
  private static final int SELECT = 0x1B;
  private static final int SELECT_OF_TYPE = 0x1C;
  private static final int LOCAL_GET = 0x20;
  private static final int LOCAL_TEE = 0x22;
  private static final int GLOBAL_GET = 0x23;
  private static final int TABLE_GET = 0x25;
  private static final int MEMORY_SIZE = 0x3F;
  private static final int MEMORY_GROW = 0x40;
  private static final int REF_IS_NULL = 0xD1;

  private final Scope scope;
  private final StatementGenerator statements;
  private final VectorGenerator vectors;

  ExpressionGenerator(Scope scope, StatementGenerator statements) {
    this.scope = scope;
    this.statements = statements;
    this.vectors = new VectorGenerator(scope, this);
  }

  void values(List<ValueType> types, int depth) {
    types.forEach(type -> value(type, depth));
  }

  /**
   * Writes a value.
   *
   * @param depth how deep expressions may nest
   */
  void value(ValueType type, int depth) {
    int kind = depth <= 0 ? scope.choices.between(0, 37) : scope.choices.between(0, 99);
    if (kind < 15) {
      constant(type, scope.choices.constant(type));
    } else if (kind < 38) {
      scope.code.bytes(LOCAL_GET).unsigned(scope.local(type));
    } else if (kind < 43) {
      scope.code.bytes(GLOBAL_GET).unsigned(scope.global(type));
    } else if (kind < 50) {
      load(type, depth - 1);
    } else if (kind < 55) {
      value(type, depth - 1);
      scope.code.bytes(LOCAL_TEE).unsigned(scope.local(type));
    } else if (kind < 60) {
      select(type, depth - 1);
    } else if (kind < 66) {
      statements.block(List.of(type), depth - 1);
    } else if (kind < 70) {
      call(type, depth - 1);
    } else if (kind < 73 && type == ValueType.I32) {
      state(depth - 1);
    } else {
      operator(type, depth - 1);
    }
  }

  private void constant(ValueType type, long bits) {
    Instructions.constant(scope.code, type, bits);
  }

  /** An address, most often one within the first page. */
  void address(int depth) {
    value(ValueType.I32, depth);
    if (scope.choices.chance(0.97)) {
      constant(ValueType.I32, 0xFFF);
      scope.code.bytes(0x71);
    }
  }

  void access(List<Access> accesses) {
    Access access = scope.choices.of(accesses);
    access(access);
  }

  void access(Access access) {
    if (access.code() > 0xFF) {
      scope.code.bytes(Instructions.VECTOR_PREFIX).unsigned(access.code() & 0xFF);
    } else {
      scope.code.bytes(access.code());
    }
    scope
        .code
        .unsigned(scope.choices.between(0, access.alignment()))
        .unsigned(scope.choices.of(0, 0, 1, 8, 100, 1000, 0x10000, -4));
  }

  /** Stores a lane of the vector above the address. */
  void storeLane() {
    vectors.storeLane();
  }

  private void load(ValueType type, int depth) {
    address(depth);
    access(Instructions.LOADS.get(type));
  }

  private void select(ValueType type, int depth) {
    value(type, depth);
    value(type, depth);
    value(ValueType.I32, depth);
    if (scope.choices.chance(0.5)) {
      scope.code.bytes(SELECT);
    } else {
      scope.code.bytes(SELECT_OF_TYPE).types(List.of(type));
    }
  }

  private void call(ValueType type, int depth) {
    List<Integer> functions = scope.functionsReturning(List.of(type));
    if (functions.isEmpty()) {
      operator(type, depth);
    } else {
      call(scope.choices.of(functions), depth);
    }
  }

  /** Calls a function, sometimes through the table, sometimes through a wrong slot of it. */
  void call(int function, int depth) {
    Signature signature = scope.types.functions().get(function);
    values(signature.parameters(), depth - 1);
    if (scope.choices.chance(0.4)) {
      if (scope.choices.chance(0.9)) {
        constant(ValueType.I32, function);
      } else {
        value(ValueType.I32, depth - 1);
        constant(ValueType.I32, 7);
        scope.code.bytes(0x71);
      }
      scope.code.bytes(CALL_INDIRECT).unsigned(scope.types.index(signature)).bytes(0);
    } else {
      scope.code.bytes(CALL).unsigned(function);
    }
  }

  /** What the memory and the table say of themselves. */
  private void state(int depth) {
    switch (scope.choices.between(0, 3)) {
      case 0 -> scope.code.bytes(MEMORY_SIZE, 0);
      case 2 -> scope.code.bytes(Instructions.PREFIX, 0x10, 0);
      case 1 -> {
        constant(ValueType.I32, scope.choices.of(0, 1, 1, 2, -1));
        scope.code.bytes(MEMORY_GROW, 0);
      }
      default -> {
        value(ValueType.I32, depth);
        constant(ValueType.I32, 3);
        scope.code.bytes(0x71, TABLE_GET, 0, REF_IS_NULL);
      }
    }
  }

  private void operator(ValueType type, int depth) {
    if (type == ValueType.V128) {
      vectors.operator(depth);
      return;
    }
    if (scope.choices.chance(0.1)) {
      vectors.number(type, depth);
      return;
    }
    int kind = scope.choices.between(0, 99);
    if (kind < 55) {
      binary(type, depth);
    } else if (kind < 70) {
      value(type, depth);
      written(type, scope.choices.of(Instructions.UNARY.get(type)));
    } else if (kind < 85 && type == ValueType.I32) {
      ValueType compared = scope.choices.number();
      value(compared, depth);
      value(compared, depth);
      scope.code.bytes(scope.choices.of(Instructions.COMPARISONS.get(compared)));
    } else {
      convert(type, depth);
    }
  }

  private void binary(ValueType type, int depth) {
    int code = scope.choices.of(Instructions.BINARY.get(type));
    value(type, depth);
    value(type, depth);
    if (type.isInteger() && Instructions.divides(code) && scope.choices.chance(0.9)) {
      // An odd divisor is not zero.
      constant(type, 1);
      scope.code.bytes(type == ValueType.I32 ? 0x72 : 0x84);
    }
    written(type, code);
  }

  private void convert(ValueType type, int depth) {
    Conversion conversion = scope.choices.of(Instructions.CONVERSIONS.get(type));
    boolean traps =
        conversion.code()[0] >= 0xA8
            && conversion.code()[0] <= 0xB1
            && !conversion.from().isInteger();
    if (traps && scope.choices.chance(0.7)) {
      // A small constant, so that most programs get further.
      double small = scope.choices.between(-100, 100) / 8.0;
      constant(
          conversion.from(),
          conversion.from() == ValueType.F32
              ? Float.floatToRawIntBits((float) Math.abs(small))
              : Double.doubleToRawLongBits(Math.abs(small)));
    } else {
      value(conversion.from(), depth);
    }
    if (conversion.code().length == 1) {
      written(type, conversion.code()[0]);
    } else {
      scope.code.bytes(conversion.code());
    }
  }

  /** Writes an operator; a NaN whose bits the specification leaves open becomes a number. */
  private void written(ValueType type, int code) {
    scope.code.bytes(code);
    if (type.isInteger() || !Instructions.mayChooseNan(code)) {
      return;
    }
    Instructions.settleNan(scope.code, type, scope.scratch(type));
  }
}
