package org.jyodide.wasm.validation;

import java.util.List;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.ValueType;
import org.jyodide.wasm.binary.Opcodes;

/**
 * An open block.
 *
 * @param opcode the instruction that opened it; a function body counts as a {@code block}
 * @param outerFloor the floor of the operands of the block around it
 * @param outerPolymorphic whether the code around it is unreachable
 */
record ControlFrame(int opcode, FunctionType type, int outerFloor, boolean outerPolymorphic) {
  /** What a branch to the block carries. */
  List<ValueType> labelTypes() {
    return opcode == Opcodes.LOOP ? type.params() : type.results();
  }
}
