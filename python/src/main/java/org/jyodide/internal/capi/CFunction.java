package org.jyodide.internal.capi;

import java.lang.invoke.MethodHandle;
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
  private final MethodHandle handle;

  CFunction(String name, WasmFunction function) {
    this.name = name;
    this.handle = function.handle();
  }

  /** {@code int f(void)}. */
  public int call() {
    try {
      return (int) handle.invokeExact();
    } catch (Throwable e) {
      throw ended(e);
    }
  }

  /** {@code int f(int)}. */
  public int call(int a) {
    try {
      return (int) handle.invokeExact(a);
    } catch (Throwable e) {
      throw ended(e);
    }
  }

  /** {@code int f(int, int)}. */
  public int call(int a, int b) {
    try {
      return (int) handle.invokeExact(a, b);
    } catch (Throwable e) {
      throw ended(e);
    }
  }

  /** {@code int f(int, int, int)}. */
  public int call(int a, int b, int c) {
    try {
      return (int) handle.invokeExact(a, b, c);
    } catch (Throwable e) {
      throw ended(e);
    }
  }

  /** {@code int f(int, int, int, int)}. */
  public int call(int a, int b, int c, int d) {
    try {
      return (int) handle.invokeExact(a, b, c, d);
    } catch (Throwable e) {
      throw ended(e);
    }
  }

  /** {@code int f(long long)}. */
  public int callLong(long a) {
    try {
      return (int) handle.invokeExact(a);
    } catch (Throwable e) {
      throw ended(e);
    }
  }

  /** {@code int f(double)}. */
  public int callDouble(double a) {
    try {
      return (int) handle.invokeExact(a);
    } catch (Throwable e) {
      throw ended(e);
    }
  }

  /** {@code long long f(int, int)}. */
  public long longOf(int a, int b) {
    try {
      return (long) handle.invokeExact(a, b);
    } catch (Throwable e) {
      throw ended(e);
    }
  }

  /** {@code double f(int)}. */
  public double doubleOf(int a) {
    try {
      return (double) handle.invokeExact(a);
    } catch (Throwable e) {
      throw ended(e);
    }
  }

  /** {@code void f(void)}. */
  public void run() {
    try {
      handle.invokeExact();
    } catch (Throwable e) {
      throw ended(e);
    }
  }

  /** {@code void f(int)}. */
  public void run(int a) {
    try {
      handle.invokeExact(a);
    } catch (Throwable e) {
      throw ended(e);
    }
  }

  /** {@code void f(int, int)}. */
  public void run(int a, int b) {
    try {
      handle.invokeExact(a, b);
    } catch (Throwable e) {
      throw ended(e);
    }
  }

  /** {@code void f(int, int, int)}. */
  public void run(int a, int b, int c) {
    try {
      handle.invokeExact(a, b, c);
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
    return name + handle.type();
  }
}
