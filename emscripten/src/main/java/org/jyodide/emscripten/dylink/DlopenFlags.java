package org.jyodide.emscripten.dylink;

/** The second argument of {@code dlopen}. */
public record DlopenFlags(int bits) {
  /** Resolve functions when they are first called. */
  public static final int RTLD_LAZY = 1;

  /** Resolve everything at once. */
  public static final int RTLD_NOW = 2;

  /** Show the symbols to libraries that are loaded later. */
  public static final int RTLD_GLOBAL = 256;

  boolean isGlobal() {
    return (bits & RTLD_GLOBAL) != 0;
  }

  boolean isNow() {
    return (bits & RTLD_NOW) != 0;
  }
}
