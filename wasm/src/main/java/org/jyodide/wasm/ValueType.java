package org.jyodide.wasm;

/**
 * A value type of the WebAssembly specification (section "Value Types"), with its binary code and
 * the JVM type that carries it in generated code.
 */
public enum ValueType {
  I32(0x7F, 'i', "i32", int.class),
  I64(0x7E, 'l', "i64", long.class),
  F32(0x7D, 'f', "f32", float.class),
  F64(0x7C, 'd', "f64", double.class),
  V128(0x7B, 'v', "v128", Object.class),
  FUNCREF(0x70, 'p', "funcref", Object.class),
  EXTERNREF(0x6F, 'e', "externref", Object.class),
  EXNREF(0x69, 'x', "exnref", Object.class);

  private final int code;
  private final char letter;
  private final String text;
  private final Class<?> carrier;

  ValueType(int code, char letter, String text, Class<?> carrier) {
    this.code = code;
    this.letter = letter;
    this.text = text;
    this.carrier = carrier;
  }

  /** The byte that stands for this type in the binary format. */
  public int code() {
    return code;
  }

  /** One letter, unique among the types; used in names of generated classes. */
  public char letter() {
    return letter;
  }

  /** The type with a {@link #letter}. */
  public static ValueType ofLetter(char letter) {
    for (ValueType type : values()) {
      if (type.letter == letter) {
        return type;
      }
    }
    throw new IllegalArgumentException("a letter of a value type was wanted, got " + letter);
  }

  /** The name in the text format. */
  public String text() {
    return text;
  }

  /**
   * The JVM type of a value of this type where functions pass it: a primitive, or {@code Object},
   * which for v128 is a {@link V128}.
   */
  public Class<?> carrier() {
    return carrier;
  }

  /** Whether values are references. */
  public boolean isReference() {
    return this == FUNCREF || this == EXTERNREF || this == EXNREF;
  }

  /** Whether values are i32, i64, f32 or f64. */
  public boolean isNumeric() {
    return ordinal() <= F64.ordinal();
  }
}
