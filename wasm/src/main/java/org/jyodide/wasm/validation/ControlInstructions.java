package org.jyodide.wasm.validation;

import java.util.List;
import org.jyodide.wasm.ExternType;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.InvalidException;
import org.jyodide.wasm.ValueType;
import org.jyodide.wasm.binary.InstructionReader;
import org.jyodide.wasm.binary.Opcodes;

/** Checks blocks, branches and calls. */
final class ControlInstructions {
  private final FunctionContext context;
  private final OperandStack operands;
  private final ControlStack control;

  ControlInstructions(FunctionContext context) {
    this.context = context;
    this.operands = context.operands;
    this.control = context.control;
  }

  /** Checks the instruction if it is of this family; returns whether it is. */
  boolean check(InstructionReader code) {
    switch (code.opcode()) {
      case Opcodes.UNREACHABLE -> operands.makeUnreachable();
      case Opcodes.BLOCK, Opcodes.LOOP -> control.open(code.opcode(), context.blockType(code));
      case Opcodes.IF -> {
        operands.pop(ValueType.I32);
        control.open(Opcodes.IF, context.blockType(code));
      }
      case Opcodes.ELSE -> otherwise();
      case Opcodes.END -> end();
      case Opcodes.BR -> {
        operands.popAll(control.label(code.index()).labelTypes());
        operands.makeUnreachable();
      }
      case Opcodes.BR_IF -> {
        operands.pop(ValueType.I32);
        List<ValueType> types = control.label(code.index()).labelTypes();
        operands.popAll(types);
        operands.pushAll(types);
      }
      case Opcodes.BR_TABLE -> branchTable(code.targets());
      case Opcodes.RETURN -> leaveFunction();
      case Opcodes.CALL -> call(context.spaces.function(code.index()));
      case Opcodes.CALL_INDIRECT -> call(indirectType(code));
      case Opcodes.RETURN_CALL -> tailCall(context.spaces.function(code.index()));
      case Opcodes.RETURN_CALL_INDIRECT -> tailCall(indirectType(code));
      default -> {
        return false;
      }
    }
    return true;
  }

  private void otherwise() {
    if (control.top().opcode() != Opcodes.IF) {
      throw context.malformed("END opcode expected, else outside of if");
    }
    ControlFrame frame = control.close();
    operands.pushAll(frame.type().params());
    control.open(Opcodes.ELSE, frame.type());
  }

  private void end() {
    ControlFrame frame = control.close();
    FunctionType type = frame.type();
    if (frame.opcode() == Opcodes.IF && !type.params().equals(type.results())) {
      throw new InvalidException("type mismatch: if without else of type " + type);
    }
    operands.pushAll(type.results());
  }

  private void branchTable(int[] targets) {
    operands.pop(ValueType.I32);
    List<ValueType> defaultTypes = control.label(targets[targets.length - 1]).labelTypes();
    List<ValueType> checked = null;
    for (int target : targets) {
      List<ValueType> types = control.label(target).labelTypes();
      if (types.size() != defaultTypes.size()) {
        throw new InvalidException(
            "type mismatch: br_table to labels of types " + types + " and " + defaultTypes);
      }
      if (types != checked) {
        operands.checkTop(types);
        checked = types;
      }
    }
    operands.makeUnreachable();
  }

  private void leaveFunction() {
    operands.popAll(context.functionType().results());
    operands.makeUnreachable();
  }

  private void call(FunctionType type) {
    operands.popAll(type.params());
    operands.pushAll(type.results());
  }

  private void tailCall(FunctionType type) {
    operands.popAll(type.params());
    List<ValueType> results = context.functionType().results();
    if (!type.results().equals(results)) {
      throw new InvalidException(
          "type mismatch: tail call of a function with results "
              + type.results()
              + " where "
              + results
              + " are returned");
    }
    operands.makeUnreachable();
  }

  private FunctionType indirectType(InstructionReader code) {
    ExternType.Table table = context.spaces.table(code.secondIndex());
    if (table.element() != ValueType.FUNCREF) {
      throw new InvalidException(
          "type mismatch: indirect call through a table of " + table.element().text());
    }
    FunctionType type = context.spaces.type(code.index());
    operands.pop(ValueType.I32);
    return type;
  }
}
