package org.jyodide.benchmarks.bridge;

/** What Python calls. */
public final class Arithmetic {
  private Arithmetic() {}

  /** The sum of two numbers. */
  public static int add(int a, int b) {
    return a + b;
  }
}
