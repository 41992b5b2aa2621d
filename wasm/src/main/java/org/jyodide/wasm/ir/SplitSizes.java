package org.jyodide.wasm.ir;

/**
 * When and how far functions are split, in estimated bytes of JVM code.
 *
 * @param limit functions above this size are split
 * @param target the size that regions and what remains should not exceed
 * @param smallestRegion what is smaller stays where it is
 * @param smallestSaving by how much a region must be larger than its call
 * @param dispatchTargets a {@code br_table} in a loop is a dispatch from this number of targets on
 * @param smallestCase the smallest region behind a label of a dispatch
 * @param smallestBeforeDispatch the smallest region before a dispatch: what stands there runs for
 *     each step, and only a lot of it is worth a call
 */
public record SplitSizes(
    int limit,
    int target,
    int smallestRegion,
    int smallestSaving,
    int dispatchTargets,
    int smallestCase,
    int smallestBeforeDispatch) {
  /** What was measured best for CPython on HotSpot; see RATIONALE.md. */
  public static final SplitSizes DEFAULT = new SplitSizes(2800, 2000, 48, 1, 16, 16, 600);

  /** Cuts wherever that is possible, however much it costs: whatever passes then is split right. */
  public static final SplitSizes TINY = new SplitSizes(60, 40, 1, -100, 2, 1, 1);

  /** These sizes with another limit and target. */
  public SplitSizes withLimit(int newLimit, int newTarget) {
    return new SplitSizes(
        newLimit,
        newTarget,
        smallestRegion,
        smallestSaving,
        dispatchTargets,
        smallestCase,
        smallestBeforeDispatch);
  }
}
