package org.jyodide.wasm.runtime;

/** Calls through the first table that do not insist on the type. */
public final class IndirectCalls {
  private IndirectCalls() {}

  /**
   * Calls a function of up to three i32 parameters and one i32 result with as many of the arguments
   * as it takes.
   */
  public static int padded(int function, int a, int b, int c, Instance instance) {
    return instance.table0.function(function).callPadded(a, b, c);
  }
}
