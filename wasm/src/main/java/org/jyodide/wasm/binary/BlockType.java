package org.jyodide.wasm.binary;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.InvalidException;
import org.jyodide.wasm.ValueType;

/**
 * Block types, carried in an {@code int}: an index of the type section, or a negative number for a
 * result type alone or none.
 */
public final class BlockType {
  /** No parameters, no results. */
  public static final int EMPTY = -64;

  private static final FunctionType EMPTY_TYPE = new FunctionType(List.of(), List.of());
  private static final Map<ValueType, FunctionType> RESULT_TYPES = new EnumMap<>(ValueType.class);

  static {
    for (ValueType type : ValueType.values()) {
      RESULT_TYPES.put(type, new FunctionType(List.of(), List.of(type)));
    }
  }

  private BlockType() {}

  /**
   * The function type that {@code blockType} stands for.
   *
   * @throws IndexOutOfBoundsException if it is an index beyond the type section
   */
  public static FunctionType resolve(int blockType, List<FunctionType> types) {
    if (blockType >= 0) {
      return types.get(blockType);
    }
    if (blockType == EMPTY) {
      return EMPTY_TYPE;
    }
    // The codes of value types are negative numbers of seven bits.
    ValueType result = Types.valueType(blockType & 0x7F);
    FunctionType type = result == null ? null : RESULT_TYPES.get(result);
    if (type == null) {
      throw new IllegalArgumentException("a block type was wanted, got " + blockType);
    }
    return type;
  }

  static int read(BinaryReader reader) {
    int at = reader.position();
    long value = reader.s33();
    boolean shorthand =
        reader.position() == at + 1
            && (value == EMPTY || Types.valueType((int) value & 0x7F) != null);
    if (value < 0 && !shorthand) {
      throw reader.malformed("malformed block type " + value, at);
    }
    if (value > Integer.MAX_VALUE) {
      throw new InvalidException("unknown type " + value);
    }
    return (int) value;
  }
}
