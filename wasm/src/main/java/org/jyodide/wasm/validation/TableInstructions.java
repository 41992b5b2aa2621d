package org.jyodide.wasm.validation;

import org.jyodide.wasm.InvalidException;
import org.jyodide.wasm.ValueType;
import org.jyodide.wasm.binary.InstructionReader;
import org.jyodide.wasm.binary.Opcodes;

/** Checks table and reference instructions. */
final class TableInstructions {
  private final FunctionContext context;
  private final OperandStack operands;

  TableInstructions(FunctionContext context) {
    this.context = context;
    this.operands = context.operands;
  }

  /** Checks the instruction if it is of this family; returns whether it is. */
  boolean check(InstructionReader code) {
    switch (code.opcode()) {
      case Opcodes.REF_NULL -> operands.push(code.referenceType());
      case Opcodes.REF_IS_NULL -> isNull();
      case Opcodes.REF_FUNC -> {
        context.requireReference(code.index());
        operands.push(ValueType.FUNCREF);
      }
      case Opcodes.TABLE_GET -> {
        ValueType element = element(code.index());
        operands.pop(ValueType.I32);
        operands.push(element);
      }
      case Opcodes.TABLE_SET -> {
        operands.pop(element(code.index()));
        operands.pop(ValueType.I32);
      }
      case Opcodes.TABLE_SIZE -> {
        element(code.index());
        operands.push(ValueType.I32);
      }
      case Opcodes.TABLE_GROW -> {
        ValueType element = element(code.index());
        operands.pop(ValueType.I32);
        operands.pop(element);
        operands.push(ValueType.I32);
      }
      case Opcodes.TABLE_FILL -> {
        ValueType element = element(code.index());
        operands.pop(ValueType.I32);
        operands.pop(element);
        operands.pop(ValueType.I32);
      }
      case Opcodes.TABLE_COPY -> {
        requireSame(element(code.secondIndex()), element(code.index()));
        popThree();
      }
      case Opcodes.TABLE_INIT -> {
        ValueType table = element(code.secondIndex());
        requireSame(context.spaces.element(code.index()).type(), table);
        popThree();
      }
      case Opcodes.ELEM_DROP -> context.spaces.element(code.index());
      default -> {
        return false;
      }
    }
    return true;
  }

  private ValueType element(int table) {
    return context.spaces.table(table).element();
  }

  private void popThree() {
    operands.pop(ValueType.I32);
    operands.pop(ValueType.I32);
    operands.pop(ValueType.I32);
  }

  private void isNull() {
    ValueType type = operands.pop();
    if (type != null && !type.isReference()) {
      throw new InvalidException("type mismatch: ref.is_null of " + type.text());
    }
    operands.push(ValueType.I32);
  }

  private static void requireSame(ValueType source, ValueType target) {
    if (source != target) {
      throw new InvalidException(
          "type mismatch: elements of type " + source.text() + " for a table of " + target.text());
    }
  }
}
