package org.jyodide.emscripten;

import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.Objects;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.runtime.WasmFunction;

/** A function reference to a Java method. */
final class FakeFunction extends WasmFunction {
  private final FunctionType type;
  private final MethodHandle handle;

  FakeFunction(FunctionType type, MethodHandle handle) {
    this.type = type;
    this.handle = handle;
  }

  @Override
  public FunctionType type() {
    return type;
  }

  @Override
  public MethodHandle handle() {
    return handle;
  }

  @Override
  public int callPadded(int a, int b, int c) {
    Object[] taken = Arrays.copyOf(new Object[] {a, b, c}, type.params().size());
    return (Integer) Objects.requireNonNull(invoke(taken));
  }
}
