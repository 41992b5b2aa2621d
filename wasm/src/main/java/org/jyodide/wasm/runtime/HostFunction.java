package org.jyodide.wasm.runtime;

import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.ValueType;

/**
 * A Java method offered as an import. It becomes a {@link WasmFunction} when an instance takes it;
 * the same host function then is the same reference in one linking domain.
 */
public final class HostFunction {
  private final FunctionType type;
  private final Optional<ToIntFunction<RuntimeException>> reporter;
  private @Nullable Supplier<?> maker;
  private @Nullable MethodHandle target;
  private @Nullable Object callee;

  /**
   * A function.
   *
   * @param type the WebAssembly type
   * @param target a handle of exactly {@code type.methodType()}
   */
  public HostFunction(FunctionType type, MethodHandle target) {
    this.type = type;
    this.target = checked(type, target);
    this.reporter = Optional.empty();
  }

  private HostFunction(
      FunctionType type, Supplier<?> maker, Optional<ToIntFunction<RuntimeException>> reporter) {
    this.type = type;
    this.maker = maker;
    this.reporter = reporter;
  }

  /**
   * A function whose handle is made when it is first called: most of the functions that a program
   * imports are not called by most programs.
   *
   * @param maker makes a handle of exactly {@code type.methodType()}
   */
  public static HostFunction lazy(FunctionType type, Supplier<MethodHandle> maker) {
    return new HostFunction(type, maker, Optional.empty());
  }

  /**
   * A function that is called without a handle, by an interface of {@link Calls}, if it can be.
   *
   * @param maker makes an object that implements the interface for the type, or a handle as for
   *     {@link #lazy}, when the function is first called
   */
  public static HostFunction direct(FunctionType type, Supplier<?> maker) {
    return new HostFunction(type, maker, Optional.empty());
  }

  /**
   * A function as {@link #lazy} or {@link #direct} makes one, whose runtime exceptions are results.
   *
   * @param type a type with an i32 as its only result
   * @param reporter gives the result for an exception, or throws it again
   */
  public static HostFunction reporting(
      FunctionType type, Supplier<?> maker, ToIntFunction<RuntimeException> reporter) {
    if (!type.results().equals(List.of(ValueType.I32))) {
      throw new IllegalArgumentException("a function with an i32 as result was wanted: " + type);
    }
    return new HostFunction(type, maker, Optional.of(reporter));
  }

  /** The result that stands for an exception; throws it if none does. Called by generated code. */
  public int report(RuntimeException thrown) {
    if (reporter.isEmpty()) {
      throw thrown;
    }
    return reporter.get().applyAsInt(thrown);
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

  /** What implements the interface of {@link Calls}, or null. Called by generated code. */
  public @Nullable Object callee() {
    make();
    return callee;
  }

  /** The handle, of exactly {@code type().methodType()}. Called by generated code. */
  public MethodHandle target() {
    make();
    MethodHandle known = target;
    if (known == null) {
      throw new IllegalStateException("a host function without a handle");
    }
    return known;
  }

  private void make() {
    Supplier<?> wanted = maker;
    if (wanted != null) {
      Object made = wanted.get();
      if (made instanceof MethodHandle handle) {
        target = checked(type, handle);
      } else {
        callee = made;
      }
      maker = null;
    }
  }
}
