package org.jyodide.wasm.validation;

import java.util.ArrayList;
import java.util.List;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.InvalidException;
import org.jyodide.wasm.ValueType;
import org.jyodide.wasm.binary.CatchClause;
import org.jyodide.wasm.binary.InstructionReader;
import org.jyodide.wasm.binary.Opcodes;

/**
 * Checks exception handling: the legacy form ({@code try}, {@code catch}, {@code delegate}, {@code
 * rethrow}) and the standard one ({@code try_table}, {@code throw_ref}).
 */
final class ExceptionInstructions {
  private final FunctionContext context;
  private final OperandStack operands;
  private final ControlStack control;

  ExceptionInstructions(FunctionContext context) {
    this.context = context;
    this.operands = context.operands;
    this.control = context.control;
  }

  /** Checks the instruction if it is of this family; returns whether it is. */
  boolean check(InstructionReader code) {
    switch (code.opcode()) {
      case Opcodes.TRY -> control.open(Opcodes.TRY, context.blockType(code));
      case Opcodes.CATCH -> {
        FunctionType tag = context.spaces.tag(code.index());
        openHandler(Opcodes.CATCH);
        operands.pushAll(tag.params());
      }
      case Opcodes.CATCH_ALL -> openHandler(Opcodes.CATCH_ALL);
      case Opcodes.DELEGATE -> delegate(code.index());
      case Opcodes.THROW -> {
        operands.popAll(context.spaces.tag(code.index()).params());
        operands.makeUnreachable();
      }
      case Opcodes.RETHROW -> rethrow(code.index());
      case Opcodes.TRY_TABLE -> tryTable(code);
      case Opcodes.THROW_REF -> {
        operands.pop(ValueType.EXNREF);
        operands.makeUnreachable();
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void openHandler(int opcode) {
    int before = control.top().opcode();
    if (before != Opcodes.TRY && before != Opcodes.CATCH) {
      throw context.malformed("END opcode expected, handler outside of try or after catch_all");
    }
    control.push(opcode, control.close().type());
  }

  private void delegate(int label) {
    if (control.top().opcode() != Opcodes.TRY) {
      throw context.malformed("END opcode expected, delegate outside of try or after a handler");
    }
    ControlFrame frame = control.close();
    control.label(label);
    operands.pushAll(frame.type().results());
  }

  private void rethrow(int label) {
    int opcode = control.label(label).opcode();
    if (opcode != Opcodes.CATCH && opcode != Opcodes.CATCH_ALL) {
      throw new InvalidException("invalid rethrow label " + label + ", it is not of a handler");
    }
    operands.makeUnreachable();
  }

  private void tryTable(InstructionReader code) {
    FunctionType type = context.blockType(code);
    for (CatchClause clause : code.catches()) {
      checkClause(clause);
    }
    control.open(Opcodes.TRY_TABLE, type);
  }

  private void checkClause(CatchClause clause) {
    List<ValueType> carried = new ArrayList<>();
    if (clause.kind().hasTag()) {
      carried.addAll(context.spaces.tag(clause.tag()).params());
    }
    if (clause.kind().hasReference()) {
      carried.add(ValueType.EXNREF);
    }
    List<ValueType> wanted = control.label(clause.label()).labelTypes();
    if (!carried.equals(wanted)) {
      throw new InvalidException(
          "type mismatch: "
              + clause.kind().text()
              + " carries "
              + carried
              + " to a label of "
              + wanted);
    }
  }
}
