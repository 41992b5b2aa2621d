package org.jyodide.wasm.runtime;

import java.lang.invoke.MethodHandle;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.FunctionType;

/**
 * A Java method offered as an import. It becomes a {@link WasmFunction} when an instance takes it;
 * the same host function then is the same reference in one linking domain.
 */
public final class HostFunction {
  private final FunctionType type;
  private @Nullable Supplier<MethodHandle> maker;
  private @Nullable MethodHandle target;

  /**
   * A function.
   *
   * @param type the WebAssembly type
   * @param target a handle of exactly {@code type.methodType()}
   */
  public HostFunction(FunctionType type, MethodHandle target) {
    this.type = type;
    this.target = checked(type, target);
  }

  private HostFunction(FunctionType type, Supplier<MethodHandle> maker) {
    this.type = type;
    this.maker = maker;
  }

  /**
   * A function whose handle is made when it is first called: most of the functions that a program
   * imports are not called by most programs.
   *
   * @param maker makes a handle of exactly {@code type.methodType()}
   */
  public static HostFunction lazy(FunctionType type, Supplier<MethodHandle> maker) {
    return new HostFunction(type, maker);
  }

  private static MethodHandle checked(FunctionType type, MethodHandle target) {
    if (!target.type().equals(type.methodType())) {
      throw new IllegalArgumentException(
          "a handle of type " + type.methodType() + " was wanted, got " + target.type());
    }
    return target;
  }

  /** The WebAssembly type. */
  public FunctionType type() {
    return type;
  }

  /** The handle, of exactly {@code type().methodType()}. Called by generated code. */
  public MethodHandle target() {
    MethodHandle known = target;
    Supplier<MethodHandle> wanted = maker;
    if (known == null && wanted != null) {
      known = checked(type, wanted.get());
      target = known;
      maker = null;
    }
    if (known == null) {
      throw new IllegalStateException("a host function without a handle");
    }
    return known;
  }
}
