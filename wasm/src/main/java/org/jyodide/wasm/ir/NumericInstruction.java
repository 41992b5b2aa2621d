package org.jyodide.wasm.ir;

import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.ValueType;
import org.jyodide.wasm.binary.InstructionSet;

/** What the compiler wants to know of instructions whose type needs no context. */
final class NumericInstruction {
  private NumericInstruction() {}

  private static FunctionType type(int opcode) {
    FunctionType type = InstructionSet.type(opcode);
    if (type == null) {
      throw new IllegalArgumentException(InstructionSet.name(opcode) + " has no fixed type");
    }
    return type;
  }

  /** Whether {@code opcode} is a numeric instruction other than a constant. */
  static boolean isNumeric(int opcode) {
    return (opcode >= 0x45 && opcode <= 0xC4) || (opcode >= 0xFC00 && opcode <= 0xFC07);
  }

  /** The number of operands. */
  static int arity(int opcode) {
    return type(opcode).params().size();
  }

  /** The type of the result of a numeric instruction or a load. */
  static ValueType result(int opcode) {
    return type(opcode).results().get(0);
  }

  /** Whether the instruction is a test or comparison. */
  static boolean isComparison(int opcode) {
    return opcode >= 0x45 && opcode <= 0x66;
  }

  /** Whether the instruction can trap: integer division and the trapping conversions. */
  static boolean canTrap(int opcode) {
    return (opcode >= 0x6D && opcode <= 0x70)
        || (opcode >= 0x7F && opcode <= 0x82)
        || (opcode >= 0xA8 && opcode <= 0xAB)
        || (opcode >= 0xAE && opcode <= 0xB1);
  }
}
