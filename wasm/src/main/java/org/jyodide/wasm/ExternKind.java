package org.jyodide.wasm;

/** The kinds of imports and exports, in the order of their codes in the binary format. */
public enum ExternKind {
  FUNCTION,
  TABLE,
  MEMORY,
  GLOBAL,
  TAG
}
