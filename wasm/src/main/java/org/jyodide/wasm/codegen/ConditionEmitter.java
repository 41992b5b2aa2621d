package org.jyodide.wasm.codegen;

import java.util.List;
import org.jyodide.wasm.ir.Expression;
import org.jyodide.wasm.ir.Expression.Constant;
import org.jyodide.wasm.ir.Expression.Numeric;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Writes conditional jumps; a comparison becomes the jump itself. */
final class ConditionEmitter {
  private static final int EQ = 0;
  private static final int NE = 1;
  private static final int LT = 2;
  private static final int GE = 3;
  private static final int GT = 4;
  private static final int LE = 5;

  // The relations of i32 comparisons in the order of their opcodes; i64 has the same order.
  private static final int[] INTEGER_RELATIONS = {EQ, NE, LT, LT, GT, GT, LE, LE, GE, GE};
  private static final int[] FLOAT_RELATIONS = {EQ, NE, LT, GT, LE, GE};

  private final Code code;
  private final ExpressionEmitter expressions;

  ConditionEmitter(Code code, ExpressionEmitter expressions) {
    this.code = code;
    this.expressions = expressions;
  }

  /** Jumps to {@code target} if the condition is {@code wanted}. */
  void jumpIf(Expression condition, boolean wanted, Label target) {
    if (condition instanceof Numeric comparison) {
      int opcode = comparison.opcode;
      List<Expression> operands = comparison.operands();
      if (opcode == 0x45) { // i32.eqz
        jumpIf(operands.get(0), !wanted, target);
        return;
      }
      if (opcode >= 0x46 && opcode <= 0x4F) {
        jumpInt(operands, opcode - 0x46, wanted, target);
        return;
      }
      if (opcode == 0x50) { // i64.eqz
        expressions.emit(operands.get(0));
        code.constant(0L);
        code.insn(Opcodes.LCMP);
        jumpZero(EQ, wanted, target);
        return;
      }
      if (opcode >= 0x51 && opcode <= 0x5A) {
        jumpLong(operands, opcode - 0x51, wanted, target);
        return;
      }
      if (opcode >= 0x5B && opcode <= 0x66) {
        jumpFloat(operands, opcode, wanted, target);
        return;
      }
    }
    expressions.emit(condition);
    code.jump(wanted ? Opcodes.IFNE : Opcodes.IFEQ, target);
  }

  private void jumpInt(List<Expression> operands, int index, boolean wanted, Label target) {
    boolean unsigned = isUnsigned(index);
    int relation = relation(INTEGER_RELATIONS[index], wanted);
    Expression right = operands.get(1);
    if (!unsigned && right instanceof Constant constant && constant.bits == 0) {
      expressions.emit(operands.get(0));
      code.jump(Opcodes.IFEQ + relation, target);
      return;
    }
    emitInt(operands.get(0), unsigned);
    emitInt(right, unsigned);
    code.jump(Opcodes.IF_ICMPEQ + relation, target);
  }

  /** Moves unsigned numbers so that a signed comparison orders them. */
  private void emitInt(Expression operand, boolean unsigned) {
    if (unsigned && operand instanceof Constant constant) {
      code.constant((int) constant.bits + Integer.MIN_VALUE);
      return;
    }
    expressions.emit(operand);
    if (unsigned) {
      code.constant(Integer.MIN_VALUE);
      code.insn(Opcodes.IADD);
    }
  }

  private void jumpLong(List<Expression> operands, int index, boolean wanted, Label target) {
    boolean unsigned = isUnsigned(index);
    for (Expression operand : operands) {
      if (unsigned && operand instanceof Constant constant) {
        code.constant(constant.bits + Long.MIN_VALUE);
        continue;
      }
      expressions.emit(operand);
      if (unsigned) {
        code.constant(Long.MIN_VALUE);
        code.insn(Opcodes.LADD);
      }
    }
    code.insn(Opcodes.LCMP);
    jumpZero(INTEGER_RELATIONS[index], wanted, target);
  }

  private void jumpFloat(List<Expression> operands, int opcode, boolean wanted, Label target) {
    operands.forEach(expressions::emit);
    boolean isDouble = opcode >= 0x61;
    int relation = FLOAT_RELATIONS[opcode - (isDouble ? 0x61 : 0x5B)];
    // With a NaN every relation but != is false: the comparison must then not give it.
    boolean nanIsGreater = relation == LT || relation == LE;
    code.insn(
        isDouble
            ? (nanIsGreater ? Opcodes.DCMPG : Opcodes.DCMPL)
            : (nanIsGreater ? Opcodes.FCMPG : Opcodes.FCMPL));
    jumpZero(relation, wanted, target);
  }

  private void jumpZero(int relation, boolean wanted, Label target) {
    code.jump(Opcodes.IFEQ + relation(relation, wanted), target);
  }

  private static int relation(int relation, boolean wanted) {
    // The JVM numbers a relation and its opposite next to each other.
    return wanted ? relation : relation ^ 1;
  }

  private static boolean isUnsigned(int index) {
    return index >= 2 && (index & 1) == 1;
  }
}
