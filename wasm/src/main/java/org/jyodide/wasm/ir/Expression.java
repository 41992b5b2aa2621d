package org.jyodide.wasm.ir;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.ValueType;

/**
 * A tree that computes one value (or none, for a call without result). Operands are evaluated from
 * left to right. Immutable.
 */
public abstract sealed class Expression {
  /** Reads linear memory. */
  public static final int READS_MEMORY = 1;

  /** Reads globals or tables. */
  public static final int READS_STATE = 2;

  /** May change anything but locals, or not return. */
  public static final int WRITES = 4;

  /** May trap. */
  public static final int TRAPS = 8;

  private final @Nullable ValueType type;
  private final List<Expression> operands;
  private final int effects;
  private final int size;

  private Expression(
      @Nullable ValueType type, List<Expression> operands, int ownEffects, int ownSize) {
    this.type = type;
    this.operands = operands;
    int allEffects = ownEffects;
    int allSize = ownSize;
    for (Expression operand : operands) {
      allEffects |= operand.effects;
      allSize += operand.size;
    }
    this.effects = allEffects;
    this.size = allSize;
  }

  /** The type of the value. */
  public final ValueType type() {
    if (type == null) {
      throw new IllegalStateException("an expression without a value");
    }
    return type;
  }

  /** Whether there is a value. */
  public final boolean hasValue() {
    return type != null;
  }

  /** The operands in evaluation order. */
  public final List<Expression> operands() {
    return operands;
  }

  /** What evaluation of the whole tree may do: a set of the constants of this class. */
  public final int effects() {
    return effects;
  }

  /** An estimate of the bytes of JVM code for the whole tree. */
  public final int size() {
    return size;
  }

  /** Whether the tree reads {@code local}. */
  public final boolean reads(Local local) {
    if (this instanceof GetLocal get && get.local == local) {
      return true;
    }
    for (Expression operand : operands) {
      if (operand.reads(local)) {
        return true;
      }
    }
    return false;
  }

  /** Shows each local that the tree reads. */
  public final void forEachRead(Consumer<Local> action) {
    if (this instanceof GetLocal get) {
      action.accept(get.local);
    }
    for (Expression operand : operands) {
      operand.forEachRead(action);
    }
  }

  /** A number; floats as their bits. */
  public static final class Constant extends Expression {
    public final long bits;

    Constant(ValueType type, long bits) {
      super(type, List.of(), 0, 3);
      this.bits = bits;
    }

    static Constant i32(int value) {
      return new Constant(ValueType.I32, value);
    }
  }

  /** {@code local.get}. */
  public static final class GetLocal extends Expression {
    public final Local local;

    GetLocal(Local local) {
      super(local.type(), List.of(), 0, 2);
      this.local = local;
    }
  }

  /** {@code global.get}. */
  public static final class GetGlobal extends Expression {
    public final int index;

    GetGlobal(int index, ValueType type) {
      super(type, List.of(), READS_STATE, 7);
      this.index = index;
    }
  }

  /** A numeric instruction of one or two operands. */
  public static final class Numeric extends Expression {
    public final int opcode;

    Numeric(int opcode, List<Expression> operands) {
      super(
          NumericInstruction.result(opcode),
          operands,
          NumericInstruction.canTrap(opcode) ? TRAPS : 0,
          NumericInstruction.isComparison(opcode) ? 6 : 2);
      this.opcode = opcode;
    }
  }

  /** A load; the operand is the address. */
  public static final class Load extends Expression {
    public final int opcode;
    public final int offset;

    Load(int opcode, int offset, Expression address) {
      super(
          NumericInstruction.result(opcode),
          List.of(address),
          READS_MEMORY | TRAPS,
          offset == 0 ? 5 : 7);
      this.opcode = opcode;
      this.offset = offset;
    }
  }

  /** A call of a method of the runtime's {@code SimdOps}, which has no effects. */
  public static final class Helper extends Expression {
    public final String method;

    Helper(String method, ValueType type, List<Expression> operands) {
      super(type, operands, 0, 5);
      this.method = method;
    }
  }

  /**
   * A vector, as one number for each lane: operands are two i64 or f64, or four i32 or f32. Stands
   * on the operand stack while a function is read and in no statement.
   */
  static final class Vector extends Expression {
    final VectorShape shape;

    Vector(VectorShape shape, List<Expression> lanes) {
      super(ValueType.V128, lanes, 0, 0);
      this.shape = shape;
    }
  }

  /** {@code select}: operands are the two values and the condition. */
  public static final class Select extends Expression {
    Select(ValueType type, Expression first, Expression second, Expression condition) {
      super(type, List.of(first, second, condition), 0, 8);
    }
  }

  /** {@code call}; the type is that of the only result, if there is exactly one. */
  public static final class Call extends Expression {
    public final int function;
    public final FunctionType functionType;

    Call(int function, FunctionType functionType, List<Expression> arguments) {
      super(resultOf(functionType), arguments, WRITES | TRAPS, 5);
      this.function = function;
      this.functionType = functionType;
    }
  }

  /** {@code call_indirect}: operands are the arguments, then the table index. */
  public static final class CallIndirect extends Expression {
    public final int table;
    public final FunctionType functionType;

    CallIndirect(int table, FunctionType functionType, List<Expression> operands) {
      super(resultOf(functionType), operands, WRITES | TRAPS, 16);
      this.table = table;
      this.functionType = functionType;
    }
  }

  /**
   * An instruction on memories, tables, references or exceptions that is one call or test, with its
   * immediates: {@code memory.size}, {@code table.get}, {@code ref.func} …
   */
  public static final class Special extends Expression {
    public final SpecialOp op;
    public final int immediate;
    public final int immediate2;

    Special(SpecialOp op, int immediate, int immediate2, List<Expression> operands) {
      this(op, op.result(), immediate, immediate2, operands);
    }

    Special(
        SpecialOp op,
        @Nullable ValueType type,
        int immediate,
        int immediate2,
        List<Expression> operands) {
      super(type, operands, op.effects(), 10);
      this.op = op;
      this.immediate = immediate;
      this.immediate2 = immediate2;
    }
  }

  private static @Nullable ValueType resultOf(FunctionType type) {
    return type.results().size() == 1 ? type.results().get(0) : null;
  }
}
