package org.jyodide.fuzz;

/** The types of values that generated code computes with. */
enum ValueType {
  I32(0x7F),
  I64(0x7E),
  F32(0x7D),
  F64(0x7C);

  private final int code;

  ValueType(int code) {
    this.code = code;
  }

  /** As the binary format writes it. */
  int code() {
    return code;
  }

  boolean isInteger() {
    return this == I32 || this == I64;
  }
}
