package org.jyodide.wasm;

import org.jspecify.annotations.Nullable;

/**
 * A data segment: the bytes of the module from {@code start} to {@code end} (exclusive).
 *
 * @param offset where an active segment goes, {@code null} if it is passive
 */
public record DataSegment(@Nullable ConstantExpression offset, int start, int end) {
  /** Whether the segment is copied at instantiation. */
  public boolean isActive() {
    return offset != null;
  }
}
