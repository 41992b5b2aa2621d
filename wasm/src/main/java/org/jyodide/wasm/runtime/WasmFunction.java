package org.jyodide.wasm.runtime;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.Trap;
import org.jyodide.wasm.TrapKind;

/**
 * A function reference: what tables and {@code funcref} values hold. For each function type a
 * subclass is generated that adds a method {@code call} of the exact JVM type; so an indirect call
 * is a cast, which is the type check, and a virtual call.
 */
public abstract class WasmFunction {
  /** The type. */
  public abstract FunctionType type();

  /**
   * A handle of type {@code type().methodType()}, bound to this function: the fast way in for typed
   * callers. Runtime exceptions of the JVM that stand for traps come out as they are; use {@link
   * Traps#of} on what it throws.
   */
  public MethodHandle handle() {
    try {
      // Found in the class of the type: the class of this function need not be visible from there.
      MethodHandles.Lookup lookup = lookup();
      return lookup.findVirtual(lookup.lookupClass(), "call", type().methodType()).bindTo(this);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A lookup that sees the method {@code call}. */
  protected abstract MethodHandles.Lookup lookup();

  /** The instance whose code this is, or {@code null} for a function of the host. */
  public @Nullable Instance instance() {
    return null;
  }

  /** The index of the function in the module of its {@link #instance}; -1 for one of the host. */
  public int index() {
    return -1;
  }

  /**
   * Calls with boxed arguments.
   *
   * @return the boxed result; {@code null} for none; an {@code Object[]} for more than one
   * @throws Trap if the program trapped
   */
  public final @Nullable Object invoke(@Nullable Object... arguments) {
    try {
      return handle().invokeWithArguments(arguments);
    } catch (Throwable e) {
      throw Traps.of(e);
    }
  }

  /**
   * Calls a function of one to three i32 parameters, or none, and one i32 result with as many of
   * the arguments as it takes. C programs that call through a pointer of the wrong arity rely on
   * it.
   */
  public int callPadded(int a, int b, int c) {
    throw new Trap(TrapKind.INDIRECT_CALL_TYPE_MISMATCH);
  }

  /** Whether {@link #callPadded} would work. */
  public boolean isPaddable() {
    return false;
  }
}
