package org.jyodide.wasm.dump;

import java.util.ArrayList;
import java.util.List;
import org.jyodide.wasm.IndexSpaces;
import org.jyodide.wasm.ValueType;
import org.jyodide.wasm.WasmModule;
import org.jyodide.wasm.binary.BlockType;
import org.jyodide.wasm.binary.CatchClause;
import org.jyodide.wasm.binary.Immediates;
import org.jyodide.wasm.binary.InstructionReader;
import org.jyodide.wasm.binary.InstructionSet;

/** Writes single instructions in the text format, with names of functions as comments. */
final class InstructionPrinter {
  private final WasmModule module;
  private final IndexSpaces spaces;

  InstructionPrinter(WasmModule module, IndexSpaces spaces) {
    this.module = module;
    this.spaces = spaces;
  }

  String print(InstructionReader code) {
    Immediates immediates = InstructionSet.immediates(code.opcode());
    return code.name() + (immediates == null ? "" : print(immediates, code));
  }

  private String print(Immediates immediates, InstructionReader code) {
    return switch (immediates) {
      case NONE, MEMORY, MEMORY_MEMORY -> "";
      case BLOCK -> blockType(code.blockType());
      case TRY_TABLE -> blockType(code.blockType()) + catches(code.catches());
      case LABEL, TAG, LOCAL, GLOBAL, ELEMENT, DATA, DATA_MEMORY -> index(code.index());
      case TABLE -> table(code.index());
      case FUNCTION -> index(code.index()) + name(code.index());
      case LABEL_TABLE -> labels(code.targets());
      case CALL_INDIRECT ->
          table(code.secondIndex())
              + " (type "
              + Integer.toUnsignedString(code.index())
              + ") "
              + WatText.comment(spaces.type(code.index()).toString());
      case TABLE_TABLE -> index(code.index()) + index(code.secondIndex());
      case ELEMENT_TABLE -> index(code.secondIndex()) + index(code.index());
      case SELECT_TYPES -> WatText.types("result", code.selectTypes());
      case MEMORY_ACCESS -> memoryAccess(code);
      case I32 -> " " + code.i32();
      case I64 -> " " + code.i64();
      case F32 -> " " + WatText.f32(code.f32Bits());
      case F64 -> " " + WatText.f64(code.f64Bits());
      case V128 -> v128(code);
      case SHUFFLE -> lanes(code.v128Low()) + lanes(code.v128High());
      case LANE -> " " + code.lane();
      case MEMORY_LANE -> memoryAccess(code) + " " + code.lane();
      case REFERENCE_TYPE -> " " + WatText.heapType(code.referenceType());
    };
  }

  private static String index(int index) {
    return " " + Integer.toUnsignedString(index);
  }

  private static String table(int index) {
    return index == 0 ? "" : index(index);
  }

  private String name(int function) {
    String name = module.functionNames().get(function);
    return name == null ? "" : " " + WatText.comment(name);
  }

  private static String blockType(int type) {
    if (type >= 0) {
      return " (type " + type + ")";
    }
    List<ValueType> results = BlockType.resolve(type, List.of()).results();
    return WatText.types("result", results);
  }

  private static String catches(List<CatchClause> clauses) {
    List<String> out = new ArrayList<>();
    for (CatchClause clause : clauses) {
      String tag = clause.kind().hasTag() ? index(clause.tag()) : "";
      out.add(" (" + clause.kind().text() + tag + index(clause.label()) + ")");
    }
    return String.join("", out);
  }

  private static String labels(int[] targets) {
    StringBuilder out = new StringBuilder();
    for (int target : targets) {
      out.append(index(target));
    }
    return out.toString();
  }

  private static String v128(InstructionReader code) {
    StringBuilder out = new StringBuilder(" i32x4");
    for (long half : new long[] {code.v128Low(), code.v128High()}) {
      out.append(" 0x").append(Integer.toHexString((int) half));
      out.append(" 0x").append(Integer.toHexString((int) (half >>> 32)));
    }
    return out.toString();
  }

  private static String lanes(long bytes) {
    StringBuilder out = new StringBuilder();
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      out.append(' ').append((bytes >>> shift) & 0xFF);
    }
    return out.toString();
  }

  private static String memoryAccess(InstructionReader code) {
    String offset =
        code.memoryOffset() == 0 ? "" : " offset=" + Integer.toUnsignedString(code.memoryOffset());
    boolean natural = code.alignment() == InstructionSet.naturalAlignment(code.opcode());
    return offset + (natural ? "" : " align=" + (1L << code.alignment()));
  }
}
