package org.jyodide.wasm.validation;

import java.util.BitSet;
import org.jyodide.wasm.ConstantExpression;
import org.jyodide.wasm.ExternType;
import org.jyodide.wasm.IndexSpaces;
import org.jyodide.wasm.InvalidException;
import org.jyodide.wasm.ValueType;
import org.jyodide.wasm.WasmModule;
import org.jyodide.wasm.binary.BinaryReader;
import org.jyodide.wasm.binary.InstructionReader;
import org.jyodide.wasm.binary.Opcodes;

/**
 * Validates constant expressions, extended ones included: integer addition, subtraction and
 * multiplication, and immutable globals that were defined before.
 */
public final class ConstantExpressions {
  private final WasmModule module;
  private final IndexSpaces spaces;
  private final BitSet references = new BitSet();

  /** A validator for the expressions of {@code module}. */
  public ConstantExpressions(WasmModule module, IndexSpaces spaces) {
    this.module = module;
    this.spaces = spaces;
  }

  /** The functions that {@code ref.func} names in the expressions checked so far; live. */
  public BitSet references() {
    return references;
  }

  /**
   * Checks an expression that may use all globals.
   *
   * @throws InvalidException if it is not constant or not of type {@code wanted}
   */
  public void check(ConstantExpression expression, ValueType wanted) {
    check(expression, wanted, Integer.MAX_VALUE);
  }

  /**
   * Checks an expression that may use the first {@code visibleGlobals} globals.
   *
   * @throws InvalidException if it is not constant or not of type {@code wanted}
   */
  public void check(ConstantExpression expression, ValueType wanted, int visibleGlobals) {
    InstructionReader code =
        new InstructionReader(
            new BinaryReader(module.bytes(), expression.start(), expression.end()));
    OperandStack operands = new OperandStack();
    try {
      while (code.next() && code.opcode() != Opcodes.END) {
        step(code, operands, visibleGlobals);
      }
      operands.pop(wanted);
      operands.requireEmpty();
    } catch (InvalidException e) {
      throw Located.at(e, "a constant expression", code.offset());
    }
  }

  private void step(InstructionReader code, OperandStack operands, int visibleGlobals) {
    switch (code.opcode()) {
      case Opcodes.I32_CONST -> operands.push(ValueType.I32);
      case Opcodes.I64_CONST -> operands.push(ValueType.I64);
      case Opcodes.F32_CONST -> operands.push(ValueType.F32);
      case Opcodes.F64_CONST -> operands.push(ValueType.F64);
      case Opcodes.V128_CONST -> operands.push(ValueType.V128);
      case Opcodes.I32_ADD, Opcodes.I32_SUB, Opcodes.I32_MUL -> operate(operands, ValueType.I32);
      case Opcodes.I64_ADD, Opcodes.I64_SUB, Opcodes.I64_MUL -> operate(operands, ValueType.I64);
      case Opcodes.REF_NULL -> operands.push(code.referenceType());
      case Opcodes.REF_FUNC -> {
        spaces.function(code.index());
        references.set(code.index());
        operands.push(ValueType.FUNCREF);
      }
      case Opcodes.GLOBAL_GET -> operands.push(global(code.index(), visibleGlobals).type());
      default ->
          throw new InvalidException("constant expression required, " + code.name() + " found");
    }
  }

  private static void operate(OperandStack operands, ValueType type) {
    operands.pop(type);
    operands.pop(type);
    operands.push(type);
  }

  private ExternType.Global global(int index, int visible) {
    ExternType.Global global = spaces.global(index);
    if (index >= visible) {
      throw new InvalidException("unknown global " + index + ", it is defined later");
    }
    if (global.mutable()) {
      throw new InvalidException("constant expression required, global " + index + " is mutable");
    }
    return global;
  }
}
