package org.jyodide.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jyodide.build.FetchedModule;
import org.jyodide.wasm.ExternType;
import org.jyodide.wasm.FunctionBody;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.IndexSpaces;
import org.jyodide.wasm.ModuleDecoder;
import org.jyodide.wasm.WasmModule;
import org.jyodide.wasm.binary.BlockType;
import org.jyodide.wasm.binary.InstructionReader;
import org.jyodide.wasm.binary.InstructionSet;
import org.jyodide.wasm.binary.Opcodes;

/** The functions of a real module that only compute, call, and touch memory and globals. */
final class RealFunctions {
  /** Shorter ones do next to nothing. */
  private static final int LEAST_BYTES = 40;

  private final WasmModule module;
  private final IndexSpaces spaces;
  private final List<Integer> usable;

  private RealFunctions(WasmModule module) {
    this.module = module;
    this.spaces = IndexSpaces.of(module);
    this.usable =
        IntStream.range(spaces.importedFunctions(), spaces.functionCount())
            .filter(this::isUsable)
            .boxed()
            .toList();
  }

  /** Those of Pyodide's main module, if the build of {@code cpython-314} has fetched it. */
  static Optional<RealFunctions> find(Path repository) throws IOException {
    Optional<Path> found = FetchedModule.find(repository);
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(new RealFunctions(ModuleDecoder.decode(Files.readAllBytes(found.get()))));
  }

  /** The indices of the functions. */
  List<Integer> usable() {
    return usable;
  }

  /** The functions that this one calls by their index. */
  List<Integer> callees(int function) {
    List<Integer> callees = new ArrayList<>();
    InstructionReader code = code(function);
    while (code.next()) {
      if (code.opcode() == Opcodes.CALL) {
        callees.add(code.index());
      }
    }
    return callees;
  }

  InstructionReader code(int function) {
    return new InstructionReader(module, body(function));
  }

  Signature signature(int function) {
    return signature(spaces.function(function));
  }

  /** The type of the type section. */
  Signature type(int index) {
    return signature(spaces.type(index));
  }

  /** The type of a block. */
  Signature blockType(int blockType) {
    return signature(BlockType.resolve(blockType, module.types()));
  }

  ValueType global(int index) {
    return own(spaces.global(index).type());
  }

  /** The declared locals of a function. */
  List<ValueType> locals(int function) {
    return own(body(function).locals());
  }

  /** The bytes of the instruction that {@code code} has read. */
  byte[] bytes(InstructionReader code) {
    return Arrays.copyOfRange(module.bytes(), code.offset(), code.nextOffset());
  }

  private FunctionBody body(int function) {
    return module.code().get(function - spaces.importedFunctions());
  }

  private static Signature signature(FunctionType type) {
    return new Signature(own(type.params()), own(type.results()));
  }

  private static List<ValueType> own(List<org.jyodide.wasm.ValueType> types) {
    return types.stream().map(RealFunctions::own).toList();
  }

  private static ValueType own(org.jyodide.wasm.ValueType type) {
    return ValueType.valueOf(type.name());
  }

  private boolean isUsable(int function) {
    FunctionBody body = body(function);
    if (body.end() - body.start() < LEAST_BYTES
        || !areNumbers(spaces.function(function).params())
        || !areNumbers(spaces.function(function).results())
        || !areNumbers(body.locals())) {
      return false;
    }
    InstructionReader code = code(function);
    while (code.next()) {
      if (!isUsable(code)) {
        return false;
      }
    }
    return true;
  }

  private boolean isUsable(InstructionReader code) {
    int opcode = code.opcode();
    if (opcode >> 8 == Opcodes.PREFIX_SIMD) {
      return false;
    }
    return switch (InstructionSet.immediates(opcode)) {
      case BLOCK -> opcode != Opcodes.TRY;
      case LABEL -> opcode == Opcodes.BR || opcode == Opcodes.BR_IF;
      case FUNCTION -> opcode == Opcodes.CALL && areNumbers(spaces.function(code.index()));
      case CALL_INDIRECT ->
          opcode == Opcodes.CALL_INDIRECT && areNumbers(spaces.type(code.index()));
      case GLOBAL -> isNumber(spaces.global(code.index()));
      case MEMORY -> opcode != Opcodes.MEMORY_GROW;
      case NONE -> opcode != Opcodes.CATCH_ALL && opcode != Opcodes.THROW_REF;
      case LABEL_TABLE, SELECT_TYPES, LOCAL, MEMORY_ACCESS, MEMORY_MEMORY, I32, I64, F32, F64 ->
          true;
      default -> false;
    };
  }

  private static boolean isNumber(ExternType.Global global) {
    return areNumbers(List.of(global.type()));
  }

  private static boolean areNumbers(FunctionType type) {
    return areNumbers(type.params()) && areNumbers(type.results());
  }

  private static boolean areNumbers(List<org.jyodide.wasm.ValueType> types) {
    return types.stream().allMatch(type -> type.code() >= ValueType.F64.code());
  }
}
