package org.jyodide.wasm.runtime;

/**
 * How functions of common types are called from Java without a handle: the class of such a function
 * type implements the interface. Making handles takes long, and a start needs some dozens. What
 * they throw is what {@link WasmFunction#handle} throws.
 *
 * <p>The names give the result, then the parameters; {@code int} stands for i32, {@code long} for
 * i64, {@code double} for f64.
 */
public final class Calls {
  private Calls() {}

  /** A function {@code () -> i32}. */
  public interface Int0 {
    /** Calls it. */
    int call();
  }

  /** A function {@code (i32) -> i32}. */
  public interface Int1 {
    /** Calls it. */
    int call(int a);
  }

  /** A function {@code (i32, i32) -> i32}. */
  public interface Int2 {
    /** Calls it. */
    int call(int a, int b);
  }

  /** A function {@code (i32, i32, i32) -> i32}. */
  public interface Int3 {
    /** Calls it. */
    int call(int a, int b, int c);
  }

  /** A function {@code (i32, i32, i32, i32) -> i32}. */
  public interface Int4 {
    /** Calls it. */
    int call(int a, int b, int c, int d);
  }

  /** A function {@code (i64) -> i32}. */
  public interface IntOfLong {
    /** Calls it. */
    int call(long a);
  }

  /** A function {@code (f64) -> i32}. */
  public interface IntOfDouble {
    /** Calls it. */
    int call(double a);
  }

  /** A function {@code (i32, i32) -> i64}. */
  public interface LongOfInt2 {
    /** Calls it. */
    long call(int a, int b);
  }

  /** A function {@code (i32) -> f64}. */
  public interface DoubleOfInt {
    /** Calls it. */
    double call(int a);
  }

  /** A function without parameters and results. */
  public interface Void0 {
    /** Calls it. */
    void call();
  }

  /** A function {@code (i32) -> ()}. */
  public interface Void1 {
    /** Calls it. */
    void call(int a);
  }

  /** A function {@code (i32, i32) -> ()}. */
  public interface Void2 {
    /** Calls it. */
    void call(int a, int b);
  }

  /** A function {@code (i32, i32, i32) -> ()}. */
  public interface Void3 {
    /** Calls it. */
    void call(int a, int b, int c);
  }
}
