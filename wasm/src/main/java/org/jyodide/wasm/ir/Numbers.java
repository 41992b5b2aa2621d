package org.jyodide.wasm.ir;

import java.util.List;
import org.jyodide.wasm.ValueType;
import org.jyodide.wasm.ir.Expression.Constant;
import org.jyodide.wasm.ir.Expression.Helper;
import org.jyodide.wasm.ir.Expression.Load;
import org.jyodide.wasm.ir.Expression.Numeric;

/** Makes trees of numeric instructions, for what the lanes of vectors are computed from. */
final class Numbers {
  private static final int I32_SUB = 0x6B;
  private static final int I64_SUB = 0x7D;
  private static final int I64_AND = 0x83;
  private static final int I64_OR = 0x84;
  private static final int I64_SHL = 0x86;
  private static final int I64_SHR_U = 0x88;
  private static final int I32_WRAP_I64 = 0xA7;
  private static final int I64_EXTEND_I32_S = 0xAC;
  private static final int I64_EXTEND_I32_U = 0xAD;
  private static final int I32_REINTERPRET_F32 = 0xBC;
  private static final int I64_REINTERPRET_F64 = 0xBD;
  private static final int F32_REINTERPRET_I32 = 0xBE;
  private static final int F64_REINTERPRET_I64 = 0xBF;

  private Numbers() {}

  static Expression numeric(int opcode, Expression... operands) {
    return new Numeric(opcode, List.of(operands));
  }

  static Expression helper(String method, ValueType type, Expression... operands) {
    return new Helper(method, type, List.of(operands));
  }

  static Expression i32(int value) {
    return new Constant(ValueType.I32, value);
  }

  static Expression i64(long value) {
    return new Constant(ValueType.I64, value);
  }

  /** Zero of any type. */
  static Expression zero(ValueType type) {
    return new Constant(type, 0);
  }

  /** The negative of an integer. */
  static Expression negative(Expression value) {
    return numeric(value.type() == ValueType.I32 ? I32_SUB : I64_SUB, zero(value.type()), value);
  }

  static Expression and(Expression value, long mask) {
    if (mask == -1) {
      return value;
    }
    return value instanceof Constant constant
        ? i64(constant.bits & mask)
        : numeric(I64_AND, value, i64(mask));
  }

  static Expression or(Expression first, Expression second) {
    return numeric(I64_OR, first, second);
  }

  /** An i64 shifted left, or for a negative number of bits to the right, filled with zeros. */
  static Expression shift(Expression value, int bits) {
    if (bits == 0) {
      return value;
    }
    if (value instanceof Constant constant) {
      return i64(bits > 0 ? constant.bits << bits : constant.bits >>> -bits);
    }
    return numeric(bits > 0 ? I64_SHL : I64_SHR_U, value, i64(Math.abs(bits)));
  }

  static Expression wrap(Expression value) {
    return value instanceof Constant constant
        ? i32((int) constant.bits)
        : numeric(I32_WRAP_I64, value);
  }

  static Expression extend(Expression value, boolean signed) {
    return numeric(signed ? I64_EXTEND_I32_S : I64_EXTEND_I32_U, value);
  }

  /** The same bits as another type of the same size. */
  static Expression reinterpret(Expression value, ValueType type) {
    if (value.type() == type) {
      return value;
    }
    if (value instanceof Constant constant) {
      return new Constant(type, constant.bits);
    }
    if (value instanceof Load load && isWhole(load)) {
      return new Load(VectorShape.of(type).load(), load.offset, load.operands().get(0));
    }
    // What was reinterpreted just before is the value itself.
    if (value instanceof Numeric numeric
        && numeric.opcode >= I32_REINTERPRET_F32
        && numeric.opcode <= F64_REINTERPRET_I64) {
      return numeric.operands().get(0);
    }
    return switch (type) {
      case I32 -> numeric(I32_REINTERPRET_F32, value);
      case I64 -> numeric(I64_REINTERPRET_F64, value);
      case F32 -> numeric(F32_REINTERPRET_I32, value);
      case F64 -> numeric(F64_REINTERPRET_I64, value);
      default -> throw new IllegalArgumentException("no bits of " + type);
    };
  }

  /** Whether a load fetches all of its result from memory. */
  static boolean isWhole(Load load) {
    return load.opcode == VectorShape.of(load.type()).load();
  }

  /**
   * A load of some bytes further on. An offset that no memory has stays one, as a sum of 32 bits
   * would wrap.
   */
  static Load load(int opcode, int offset, int further, Expression address) {
    return new Load(opcode, offset(offset, further), address);
  }

  static int offset(int offset, int further) {
    return offset < 0 ? offset : offset + further;
  }
}
