package org.jyodide.wasm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An element segment.
 *
 * @param offset where an active segment goes, {@code null} otherwise
 * @param elements one constant expression an element (a function index is given as {@code
 *     ref.func}, see {@link #functionIndices})
 * @param functionIndices the function indices if the segment was written in that shorter form, else
 *     {@code null}; then {@code elements} is empty
 */
public record ElementSegment(
    Mode mode,
    int table,
    @Nullable ConstantExpression offset,
    ValueType type,
    List<ConstantExpression> elements,
    int @Nullable [] functionIndices) {

  /** How a segment is used. */
  public enum Mode {
    ACTIVE,
    PASSIVE,
    DECLARATIVE
  }

  /** The number of elements. */
  public int size() {
    return functionIndices != null ? functionIndices.length : elements.size();
  }
}
