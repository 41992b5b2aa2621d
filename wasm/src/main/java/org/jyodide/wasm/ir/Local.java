package org.jyodide.wasm.ir;

import org.jyodide.wasm.ValueType;

/** A local variable of a function: a parameter, a declared local or a temporary of ours. */
public final class Local {
  private final int id;
  private final ValueType type;

  Local(int id, ValueType type) {
    this.id = id;
    this.type = type;
  }

  /** The number of this local in its function; parameters come first. */
  public int id() {
    return id;
  }

  public ValueType type() {
    return type;
  }

  @Override
  public String toString() {
    return type.letter() + "" + id;
  }
}
