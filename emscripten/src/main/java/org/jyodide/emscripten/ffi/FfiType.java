package org.jyodide.emscripten.ffi;

import java.util.List;
import org.jyodide.wasm.Trap;
import org.jyodide.wasm.TrapKind;
import org.jyodide.wasm.ValueType;
import org.jyodide.wasm.runtime.Memory;

/**
 * A copy of an {@code ffi_type}. A struct with a single member is that member: so the C ABI passes
 * it.
 *
 * @param size bytes
 * @param alignment a power of two
 */
record FfiType(Kind kind, int size, int alignment) {
  /** Offsets in the struct. */
  private static final int SIZE = 0;

  private static final int ALIGNMENT = 4;
  private static final int KIND = 6;
  private static final int ELEMENTS = 8;

  /** Structs of one member nested deeper than this are refused. */
  private static final int DEEPEST = 64;

  private static final int LARGEST = 1 << 24;

  /** The numbers of {@code ffi.h}, in order. */
  enum Kind {
    VOID,
    INT,
    FLOAT,
    DOUBLE,
    LONG_DOUBLE,
    UINT8,
    SINT8,
    UINT16,
    SINT16,
    UINT32,
    SINT32,
    UINT64,
    SINT64,
    STRUCT,
    POINTER;

    private static final Kind[] ALL = values();

    /** The types that a parameter of this kind has in WebAssembly. */
    List<ValueType> passedAs() {
      return switch (this) {
        case VOID -> List.of();
        case INT, UINT8, SINT8, UINT16, SINT16, UINT32, SINT32, POINTER, STRUCT ->
            List.of(ValueType.I32);
        case FLOAT -> List.of(ValueType.F32);
        case DOUBLE -> List.of(ValueType.F64);
        case UINT64, SINT64 -> List.of(ValueType.I64);
        case LONG_DOUBLE -> List.of(ValueType.I64, ValueType.I64);
      };
    }

    /** Whether a result of this kind is written where the first parameter points to. */
    boolean isReturnedInMemory() {
      return this == LONG_DOUBLE || this == STRUCT;
    }
  }

  static FfiType read(Memory memory, int at) {
    int type = at;
    for (int depth = 0; depth < DEEPEST; depth++) {
      int number = memory.loadU16(type + KIND);
      if (number >= Kind.ALL.length) {
        throw refused("type number " + number + " (complex numbers are not supported)");
      }
      Kind kind = Kind.ALL[number];
      if (kind == Kind.STRUCT) {
        int elements = memory.loadI32(type + ELEMENTS);
        int first = memory.loadI32(elements);
        if (first == 0) {
          return new FfiType(Kind.VOID, 0, 1);
        }
        if (memory.loadI32(elements + 4) == 0) {
          type = first;
          continue;
        }
      }
      int size = memory.loadI32(type + SIZE);
      int alignment = memory.loadU16(type + ALIGNMENT);
      if (size < 0 || size > LARGEST || Integer.bitCount(Math.max(alignment, 1)) != 1) {
        throw refused("a type of " + size + " bytes aligned to " + alignment);
      }
      return new FfiType(kind, size, Math.max(alignment, 1));
    }
    throw refused("a struct nested " + DEEPEST + " deep");
  }

  /** The end of a program that described a call that cannot be made. */
  static Trap refused(String what) {
    return new Trap(TrapKind.UNREACHABLE, "(libffi was given " + what + ")");
  }
}
