package org.jyodide.wasm.binary;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.FunctionBody;
import org.jyodide.wasm.ValueType;
import org.jyodide.wasm.WasmModule;

/**
 * Iterates over instructions: {@link #next()} reads one with its immediates, the other methods
 * return what it read, until the next call. Knows nothing of nesting or types. Malformed
 * instructions are {@link org.jyodide.wasm.MalformedException}s. Not safe for use by several
 * threads at once.
 */
public final class InstructionReader {
  private static final int[] NO_TARGETS = {};

  private final BinaryReader reader;
  private int opcode;
  private int offset;
  private int index;
  private int secondIndex;
  private long constant;
  private long high;
  private int lane;
  private int blockType;
  private int[] targets = NO_TARGETS;
  private List<ValueType> types = List.of();
  private List<CatchClause> catches = List.of();

  /** Reads where {@code reader} stands, to its end. */
  public InstructionReader(BinaryReader reader) {
    this.reader = reader;
  }

  /** Reads the instructions of one body of {@code module}. */
  public InstructionReader(WasmModule module, FunctionBody body) {
    this(new BinaryReader(module.bytes(), body.start(), body.end()));
  }

  /** Reads an instruction. Returns false at the end of the bytes. */
  public boolean next() {
    if (!reader.hasRemaining()) {
      return false;
    }
    offset = reader.position();
    opcode = reader.u8();
    if (opcode == Opcodes.PREFIX_MISC || opcode == Opcodes.PREFIX_SIMD) {
      readPrefixed(opcode);
    }
    Immediates immediates = InstructionSet.immediates(opcode);
    if (immediates == null) {
      throw reader.malformed("illegal opcode 0x" + Integer.toHexString(opcode), offset);
    }
    readImmediates(immediates);
    return true;
  }

  private void readPrefixed(int prefix) {
    int suffix = reader.u32();
    if (suffix < 0 || suffix > 0xFF) {
      throw reader.malformed(
          "illegal opcode 0x"
              + Integer.toHexString(prefix)
              + " "
              + Integer.toUnsignedString(suffix),
          offset);
    }
    opcode = prefix << 8 | suffix;
  }

  private void readImmediates(Immediates immediates) {
    switch (immediates) {
      case NONE -> {}
      case BLOCK -> blockType = BlockType.read(reader);
      case LABEL, FUNCTION, TAG, LOCAL, GLOBAL, TABLE, ELEMENT, DATA -> index = reader.u32();
      case LABEL_TABLE -> targets = readTargets();
      case TRY_TABLE -> {
        blockType = BlockType.read(reader);
        catches = readCatches();
      }
      case CALL_INDIRECT, TABLE_TABLE, ELEMENT_TABLE -> {
        index = reader.u32();
        secondIndex = reader.u32();
      }
      case SELECT_TYPES -> types = Types.valueTypes(reader);
      case MEMORY_ACCESS -> {
        index = reader.u32();
        constant = reader.u32() & 0xFFFFFFFFL;
      }
      case MEMORY -> index = readZero();
      case MEMORY_MEMORY -> {
        index = readZero();
        secondIndex = readZero();
      }
      case DATA_MEMORY -> {
        index = reader.u32();
        secondIndex = readZero();
      }
      case I32 -> constant = reader.s32();
      case I64 -> constant = reader.s64();
      case F32 -> constant = reader.fixed32();
      case F64 -> constant = reader.fixed64();
      case V128, SHUFFLE -> {
        constant = reader.fixed64();
        high = reader.fixed64();
      }
      case LANE -> lane = reader.u8();
      case MEMORY_LANE -> {
        readImmediates(Immediates.MEMORY_ACCESS);
        lane = reader.u8();
      }
      case REFERENCE_TYPE -> types = List.of(Types.referenceType(reader));
    }
  }

  private int readZero() {
    if (reader.u8() != 0) {
      throw reader.malformed("zero byte expected");
    }
    return 0;
  }

  private int[] readTargets() {
    int count = reader.count();
    int[] labels = new int[count + 1];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = reader.u32();
    }
    return labels;
  }

  private List<CatchClause> readCatches() {
    CatchClause.Kind[] kinds = CatchClause.Kind.values();
    CatchClause[] clauses = new CatchClause[reader.count()];
    for (int i = 0; i < clauses.length; i++) {
      int code = reader.u8();
      if (code >= kinds.length) {
        throw reader.malformed("malformed catch clause " + code);
      }
      int tag = kinds[code].hasTag() ? reader.u32() : 0;
      clauses[i] = new CatchClause(kinds[code], tag, reader.u32());
    }
    return List.of(clauses);
  }

  /** The opcode, see {@link Opcodes}. */
  public int opcode() {
    return opcode;
  }

  /** The offset of the opcode in the bytes of the module. */
  public int offset() {
    return offset;
  }

  /** The offset of the next instruction. */
  public int nextOffset() {
    return reader.position();
  }

  /**
   * The first index: of a label, function, tag, local, global, type ({@code call_indirect}),
   * segment or (target) table.
   */
  public int index() {
    return index;
  }

  /**
   * The second index: of a table ({@code call_indirect}, {@code table.init}) or the source table.
   */
  public int secondIndex() {
    return secondIndex;
  }

  /** The operand of {@code i32.const}. */
  public int i32() {
    return (int) constant;
  }

  /** The operand of {@code i64.const}. */
  public long i64() {
    return constant;
  }

  /** The bits of the operand of {@code f32.const}. */
  public int f32Bits() {
    return (int) constant;
  }

  /** The bits of the operand of {@code f64.const}. */
  public long f64Bits() {
    return constant;
  }

  /** The first eight bytes of a vector or of the lanes of a shuffle, the first one lowest. */
  public long v128Low() {
    return constant;
  }

  /** The other eight bytes of a vector or of the lanes of a shuffle. */
  public long v128High() {
    return high;
  }

  /** The number of a lane. */
  public int lane() {
    return lane;
  }

  /** The exponent of the alignment of a load or store, to base 2. */
  public int alignment() {
    return index;
  }

  /** The offset of a load or store, unsigned. */
  public int memoryOffset() {
    return (int) constant;
  }

  /** The type of a block, to be resolved by {@link BlockType#resolve}. */
  public int blockType() {
    return blockType;
  }

  /** The labels of {@code br_table}, the default last. */
  public int[] targets() {
    return targets;
  }

  /** The types of a {@code select} that has them. */
  public List<ValueType> selectTypes() {
    return types;
  }

  /** The type of {@code ref.null}. */
  public ValueType referenceType() {
    return types.get(0);
  }

  /** The handlers of {@code try_table}. */
  public List<CatchClause> catches() {
    return catches;
  }

  /** The name of the instruction in the text format. */
  public String name() {
    return InstructionSet.name(opcode);
  }

  /** Operands and results, or {@code null} if they depend on immediates or context. */
  public org.jyodide.wasm.@Nullable FunctionType type() {
    return InstructionSet.type(opcode);
  }
}
