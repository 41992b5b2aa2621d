package org.jyodide.wasm;

/** The type of something that a module imports or exports. */
public sealed interface ExternType {
  /** A function. */
  record Function(FunctionType type) implements ExternType {}

  /** A table of references. */
  record Table(ValueType element, Limits limits) implements ExternType {}

  /** A linear memory. */
  record Memory(Limits limits) implements ExternType {}

  /** A global variable. */
  record Global(ValueType type, boolean mutable) implements ExternType {}

  /** An exception tag; the results of its type are empty. */
  record Tag(FunctionType type) implements ExternType {}
}
