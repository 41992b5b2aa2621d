package org.jyodide.wasm.binary;

import java.util.List;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.ValueType;

/** Decodes the type section. */
public final class TypeSection {
  /** The most parameters, and the most results, of a function; a limit that browsers have, too. */
  public static final int MAXIMUM_ARITY = 1000;

  private static final int FUNCTION_TYPE = 0x60;

  private TypeSection() {}

  /** The function types. */
  public static List<FunctionType> decode(BinaryReader reader) {
    FunctionType[] types = new FunctionType[reader.count()];
    for (int i = 0; i < types.length; i++) {
      types[i] = functionType(reader);
    }
    return List.of(types);
  }

  private static FunctionType functionType(BinaryReader reader) {
    int form = reader.u8();
    if (form != FUNCTION_TYPE) {
      // The form is a signed number in the specification, so a set top bit is an overlong one.
      throw reader.malformed(
          form >= 0x80
              ? "integer representation too long"
              : "malformed function type 0x" + Integer.toHexString(form) + ", 0x60 wanted");
    }
    List<ValueType> params = valueTypes(reader);
    return new FunctionType(params, valueTypes(reader));
  }

  private static List<ValueType> valueTypes(BinaryReader reader) {
    List<ValueType> types = Types.valueTypes(reader);
    if (types.size() > MAXIMUM_ARITY) {
      throw reader.malformed(
          "too many parameters or results: " + types.size() + ", " + MAXIMUM_ARITY + " allowed");
    }
    return types;
  }
}
