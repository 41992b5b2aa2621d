package org.jyodide.wasm;

/**
 * Sizes of a memory (in pages of 64 KiB) or a table (in elements).
 *
 * @param minimum the initial size
 * @param maximum the size it may grow to, or {@link #UNBOUNDED}
 */
public record Limits(long minimum, long maximum) {
  /** No maximum was declared. */
  public static final long UNBOUNDED = -1;

  /** Whether a maximum was declared. */
  public boolean hasMaximum() {
    return maximum != UNBOUNDED;
  }
}
