package org.jyodide.wasm.binary;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.ExternType;
import org.jyodide.wasm.Limits;
import org.jyodide.wasm.ValueType;

/** Decodes types: section "Types" of the binary format, but for function types. */
final class Types {
  private static final @Nullable ValueType[] BY_CODE = new ValueType[0x80];

  static {
    for (ValueType type : ValueType.values()) {
      BY_CODE[type.code()] = type;
    }
  }

  private Types() {}

  /** The value type of that code, or {@code null}. */
  static @Nullable ValueType valueType(int code) {
    return code < BY_CODE.length ? BY_CODE[code] : null;
  }

  static ValueType valueType(BinaryReader reader) {
    int code = reader.u8();
    ValueType type = valueType(code);
    if (type == null) {
      throw reader.malformed("malformed value type 0x" + Integer.toHexString(code));
    }
    return type;
  }

  static List<ValueType> valueTypes(BinaryReader reader) {
    ValueType[] types = new ValueType[reader.count()];
    for (int i = 0; i < types.length; i++) {
      types[i] = valueType(reader);
    }
    return List.of(types);
  }

  static ValueType referenceType(BinaryReader reader) {
    int code = reader.u8();
    ValueType type = valueType(code);
    if (type == null || !type.isReference()) {
      throw reader.malformed("malformed reference type 0x" + Integer.toHexString(code));
    }
    return type;
  }

  static Limits limits(BinaryReader reader) {
    int flags = reader.u8();
    if (flags >= 0x80) {
      throw reader.malformed("integer representation too long");
    }
    if (flags > 1) {
      throw reader.malformed("integer too large: limits flags " + flags + ", 0 or 1 allowed");
    }
    long minimum = reader.u32() & 0xFFFFFFFFL;
    return new Limits(minimum, flags == 1 ? reader.u32() & 0xFFFFFFFFL : Limits.UNBOUNDED);
  }

  static ExternType.Table table(BinaryReader reader) {
    ValueType element = referenceType(reader);
    return new ExternType.Table(element, limits(reader));
  }

  static ExternType.Memory memory(BinaryReader reader) {
    return new ExternType.Memory(limits(reader));
  }

  static ExternType.Global global(BinaryReader reader) {
    ValueType type = valueType(reader);
    int mutability = reader.u8();
    if (mutability > 1) {
      throw reader.malformed("malformed mutability " + mutability);
    }
    return new ExternType.Global(type, mutability == 1);
  }

  /** The type index of a tag; the byte before it is reserved. */
  static int tag(BinaryReader reader) {
    int attribute = reader.u8();
    if (attribute != 0) {
      throw reader.malformed("malformed tag attribute " + attribute);
    }
    return reader.u32();
  }
}
