package org.jyodide.emscripten.ffi;

import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.ValueType;
import org.jyodide.wasm.runtime.Memory;

/** Single values on their way between linear memory, in their C type, and boxed parameters. */
final class Values {
  private Values() {}

  /** The parameter for a value that is not a struct; the second half of a long double is apart. */
  static Object load(Memory memory, FfiType.Kind kind, int at) {
    return switch (kind) {
      case INT, UINT32, SINT32, POINTER -> memory.loadI32(at);
      case UINT8 -> memory.loadU8(at);
      case SINT8 -> (int) memory.loadI8(at);
      case UINT16 -> memory.loadU16(at);
      case SINT16 -> (int) memory.loadI16(at);
      case UINT64, SINT64, LONG_DOUBLE -> memory.loadI64(at);
      case FLOAT -> memory.loadF32(at);
      case DOUBLE -> memory.loadF64(at);
      case VOID, STRUCT -> throw FfiType.refused("a value of kind " + kind);
    };
  }

  /** Writes a parameter or a result as a value that is not a struct. */
  static void store(Memory memory, FfiType.Kind kind, int at, @Nullable Object value) {
    if (value instanceof Integer i) {
      switch (kind) {
        case UINT8, SINT8 -> memory.storeI8(at, i);
        case UINT16, SINT16 -> memory.storeI16(at, i);
        default -> memory.storeI32(at, i);
      }
    } else if (value instanceof Long l) {
      memory.storeI64(at, l);
    } else if (value instanceof Float f) {
      memory.storeF32(at, f);
    } else if (value instanceof Double d) {
      memory.storeF64(at, d);
    }
  }

  /** A number as a value of a numeric type. */
  static Object convert(Number number, ValueType type) {
    return switch (type) {
      case I32 -> number instanceof Integer i ? i : (int) number.longValue();
      case I64 -> number.longValue();
      case F32 -> number.floatValue();
      case F64 -> number.doubleValue();
      default -> throw new IllegalArgumentException("a numeric type was wanted, not " + type);
    };
  }
}
