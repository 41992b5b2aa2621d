package org.jyodide.wasm;

/** Why execution trapped, with the wording of the specification's test-suite. */
public enum TrapKind {
  UNREACHABLE("unreachable"),
  OUT_OF_BOUNDS_MEMORY("out of bounds memory access"),
  OUT_OF_BOUNDS_TABLE("out of bounds table access"),
  UNDEFINED_ELEMENT("undefined element"),
  UNINITIALIZED_ELEMENT("uninitialized element"),
  INDIRECT_CALL_TYPE_MISMATCH("indirect call type mismatch"),
  INTEGER_DIVIDE_BY_ZERO("integer divide by zero"),
  INTEGER_OVERFLOW("integer overflow"),
  INVALID_CONVERSION("invalid conversion to integer"),
  NULL_EXCEPTION_REFERENCE("null exception reference"),
  STACK_EXHAUSTED("call stack exhausted"),
  /** Execution was stopped from outside by {@code Instance.interrupt()}. */
  INTERRUPTED("interrupted"),
  /** The Java heap could not hold what the program asked for. */
  OUT_OF_HEAP("out of Java heap");

  private final String message;

  TrapKind(String message) {
    this.message = message;
  }

  /** The message of the trap. */
  public String message() {
    return message;
  }
}
