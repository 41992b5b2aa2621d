package org.jyodide.wasm.ir;

/**
 * When and how far functions are split, in estimated bytes of JVM code.
 *
 * @param limit functions above this size are split
 * @param target the size that regions and what remains should not exceed
 */
public record SplitSizes(int limit, int target) {
  /** What was measured best for CPython on HotSpot; see RATIONALE.md. */
  public static final SplitSizes DEFAULT = new SplitSizes(2800, 2000);
}
