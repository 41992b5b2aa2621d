package org.jyodide.wasm.validation;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.FunctionBody;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.IndexSpaces;
import org.jyodide.wasm.InvalidException;
import org.jyodide.wasm.MalformedException;
import org.jyodide.wasm.ValueType;
import org.jyodide.wasm.WasmModule;
import org.jyodide.wasm.binary.BinaryReader;
import org.jyodide.wasm.binary.BlockType;
import org.jyodide.wasm.binary.InstructionReader;

/** What the checks of all families of instructions share: the body at hand and the two stacks. */
final class FunctionContext {
  final WasmModule module;
  final IndexSpaces spaces;
  final OperandStack operands = new OperandStack();
  final ControlStack control = new ControlStack(operands);
  private final BitSet references;

  private FunctionType type = BlockType.resolve(BlockType.EMPTY, List.of());
  private List<ValueType> locals = List.of();
  private @Nullable InstructionReader code;

  FunctionContext(WasmModule module, IndexSpaces spaces, BitSet references) {
    this.module = module;
    this.spaces = spaces;
    this.references = references;
  }

  InstructionReader start(FunctionBody body, FunctionType functionType) {
    type = functionType;
    locals = body.locals();
    operands.clear();
    control.clear();
    code = new InstructionReader(module, body);
    return code;
  }

  FunctionType functionType() {
    return type;
  }

  FunctionType blockType(InstructionReader block) {
    int index = block.blockType();
    if (index >= 0) {
      return spaces.type(index);
    }
    return BlockType.resolve(index, module.types());
  }

  ValueType local(int index) {
    int params = type.params().size();
    if (Integer.compareUnsigned(index, params + locals.size()) >= 0) {
      throw new InvalidException("unknown local " + Integer.toUnsignedString(index));
    }
    return index < params ? type.params().get(index) : locals.get(index - params);
  }

  void requireReference(int function) {
    spaces.function(function);
    if (!references.get(function)) {
      throw new InvalidException(
          "undeclared function reference "
              + function
              + ": it stands in no export, element segment or global");
    }
  }

  void requireData(int index) {
    if (Integer.compareUnsigned(index, module.dataCount().orElse(module.data().size())) >= 0) {
      throw new InvalidException("unknown data segment " + Integer.toUnsignedString(index));
    }
    if (module.dataCount().isEmpty()) {
      throw malformed("data count section required");
    }
  }

  int offset() {
    return code == null ? 0 : code.offset();
  }

  /** What stands at the current instruction is against the grammar. */
  MalformedException malformed(String message) {
    return new BinaryReader(module.bytes()).malformed(message, offset());
  }
}
