package org.jyodide.wasm.codegen;

import java.lang.invoke.MethodHandles;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.runtime.Instance;
import org.jyodide.wasm.runtime.WasmFunction;

/** A function to which no code can refer; only the target of a tail call is ever one. */
final class InternalFunction extends WasmFunction {
  private final Instance instance;
  private final int index;
  private final FunctionType type;

  InternalFunction(Instance instance, int index, FunctionType type) {
    this.instance = instance;
    this.index = index;
    this.type = type;
  }

  @Override
  public FunctionType type() {
    return type;
  }

  @Override
  protected MethodHandles.Lookup lookup() {
    throw new UnsupportedOperationException("a function without a reference");
  }

  @Override
  public Instance instance() {
    return instance;
  }

  @Override
  public int index() {
    return index;
  }
}
