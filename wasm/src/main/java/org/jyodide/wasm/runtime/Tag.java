package org.jyodide.wasm.runtime;

import org.jyodide.wasm.FunctionType;

/** An exception tag. Tags are compared by identity; the type gives the payload. */
public final class Tag {
  private final FunctionType type;

  public Tag(FunctionType type) {
    this.type = type;
  }

  public FunctionType type() {
    return type;
  }
}
