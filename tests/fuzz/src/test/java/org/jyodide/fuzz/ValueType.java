package org.jyodide.fuzz;

import java.util.List;

/** The types of values that generated code computes with. */
enum ValueType {
  I32(0x7F),
  I64(0x7E),
  F32(0x7D),
  F64(0x7C),
  V128(0x7B);

  /** The types that Java and JavaScript can pass: JavaScript has no vectors. */
  static final List<ValueType> NUMBERS = List.of(I32, I64, F32, F64);

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
