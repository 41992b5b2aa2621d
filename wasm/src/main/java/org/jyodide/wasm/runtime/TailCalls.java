package org.jyodide.wasm.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Tail calls by a trampoline: the JVM has none. A function that ends with a tail call leaves it in
 * its instance and returns; the method that called its body makes the call, and so on. Called by
 * generated code.
 */
public final class TailCalls {
  private TailCalls() {}

  /** Leaves a call to whoever called. */
  public static void leave(Instance instance, WasmFunction function, @Nullable Object[] arguments) {
    instance.tailFunction = function;
    instance.tailArguments = arguments;
  }

  /**
   * Makes the calls that were left, until one returns.
   *
   * @param result what the body returned, if it left no call
   */
  public static @Nullable Object finish(@Nullable Object result, Instance instance) {
    Object value = result;
    Instance current = instance;
    while (true) {
      WasmFunction function = current.tailFunction;
      if (function == null) {
        return value;
      }
      @Nullable Object[] arguments = current.tailArguments;
      current.tailFunction = null;
      current.tailArguments = Instance.NO_ARGUMENTS;
      Instance callee = function.instance();
      try {
        if (callee == null) {
          return function.handle().invokeWithArguments(arguments);
        }
        value = callee.callBody(function.index(), arguments);
      } catch (Throwable e) {
        throw Traps.sneaky(e);
      }
      current = callee;
    }
  }
}
