package org.jyodide.internal.capi;

import org.jyodide.wasm.runtime.Calls;
import org.jyodide.wasm.runtime.Traps;
import org.jyodide.wasm.runtime.WasmFunction;

/**
 * An exported C function. There is one {@code call} for each combination of parameters that the
 * exports in use have; another one than that of the function is an error of the caller.
 *
 * <p>Whatever unwinds the program out of the call, a trap or its exit, comes out as {@link
 * ProgramEndedException}.
 */
public final class CFunction {
  private final String name;
  private final WasmFunction function;

  CFunction(String name, WasmFunction function) {
    this.name = name;
    this.function = function;
  }

  /** {@code int f(void)}. */
  public int call() {
    try {
      return ((Calls.Int0) function).call();
    } catch (Throwable e) {
      throw ended(e);
    }
  }

  /** {@code int f(int)}. */
  public int call(int a) {
    try {
      return ((Calls.Int1) function).call(a);
    } catch (Throwable e) {
      throw ended(e);
    }
  }

  /** {@code int f(int, int)}. */
  public int call(int a, int b) {
    try {
      return ((Calls.Int2) function).call(a, b);
    } catch (Throwable e) {
      throw ended(e);
    }
  }

  /** {@code int f(int, int, int)}. */
  public int call(int a, int b, int c) {
    try {
      return ((Calls.Int3) function).call(a, b, c);
    } catch (Throwable e) {
      throw ended(e);
    }
  }

  /** {@code int f(int, int, int, int)}. */
  public int call(int a, int b, int c, int d) {
    try {
      return ((Calls.Int4) function).call(a, b, c, d);
    } catch (Throwable e) {
      throw ended(e);
    }
  }

  /** {@code int f(long long)}. */
  public int callLong(long a) {
    try {
      return ((Calls.IntOfLong) function).call(a);
    } catch (Throwable e) {
      throw ended(e);
    }
  }

  /** {@code int f(double)}. */
  public int callDouble(double a) {
    try {
      return ((Calls.IntOfDouble) function).call(a);
    } catch (Throwable e) {
      throw ended(e);
    }
  }

  /** {@code long long f(int, int)}. */
  public long longOf(int a, int b) {
    try {
      return ((Calls.LongOfInt2) function).call(a, b);
    } catch (Throwable e) {
      throw ended(e);
    }
  }

  /** {@code double f(int)}. */
  public double doubleOf(int a) {
    try {
      return ((Calls.DoubleOfInt) function).call(a);
    } catch (Throwable e) {
      throw ended(e);
    }
  }

  /** {@code void f(void)}. */
  public void run() {
    try {
      ((Calls.Void0) function).call();
    } catch (Throwable e) {
      throw ended(e);
    }
  }

  /** {@code void f(int)}. */
  public void run(int a) {
    try {
      ((Calls.Void1) function).call(a);
    } catch (Throwable e) {
      throw ended(e);
    }
  }

  /** {@code void f(int, int)}. */
  public void run(int a, int b) {
    try {
      ((Calls.Void2) function).call(a, b);
    } catch (Throwable e) {
      throw ended(e);
    }
  }

  /** {@code void f(int, int, int)}. */
  public void run(int a, int b, int c) {
    try {
      ((Calls.Void3) function).call(a, b, c);
    } catch (Throwable e) {
      throw ended(e);
    }
  }

  private RuntimeException ended(Throwable thrown) {
    if (thrown instanceof ProgramEndedException ended) {
      return ended;
    }
    return new ProgramEndedException(name, meaning(thrown));
  }

  private static Throwable meaning(Throwable thrown) {
    try {
      return Traps.of(thrown);
    } catch (Throwable notOfTheJvm) {
      return notOfTheJvm;
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
