package org.jyodide.emscripten;

/**
 * Functions that programs take the address of, without an import of their own, and that are not
 * there. Their pointer is null, so that a call traps.
 */
final class MissingFunctions {
  private MissingFunctions() {}

  /**
   * Whether a function is known to be missing: all of WebGL, which {@code
   * emscripten_*GetProcAddress} names in tables, needs a browser's canvas.
   */
  static boolean isMissing(String name) {
    return name.startsWith("emscripten_gl");
  }
}
