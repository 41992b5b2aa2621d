package org.jyodide.wasm;

import org.jspecify.annotations.Nullable;

/** The type of something that a module imports or exports. */
public sealed interface ExternType {
  /** A function. */
  record Function(FunctionType type) implements ExternType {}

  /** A table of references. */
  record Table(ValueType element, Limits limits) implements ExternType {}

  /** A linear memory. */
  record Memory(Limits limits) implements ExternType {}

  /** A global variable. */
  record Global(ValueType type, boolean mutable) implements ExternType {
    /** Written out: what a record generates takes long the first time, which is at each start. */
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Global that && type == that.type && mutable == that.mutable;
    }

    @Override
    public int hashCode() {
      return 2 * type.ordinal() + (mutable ? 1 : 0);
    }
  }

  /** An exception tag; the results of its type are empty. */
  record Tag(FunctionType type) implements ExternType {}
}
