package org.jyodide.wasm.binary;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.ValueType;

/**
 * The types of locals as they stand in the binary: runs of equal ones. Written out, a few bytes of
 * a hostile module would be lists of many megabytes.
 */
final class LocalTypes extends AbstractList<ValueType> implements RandomAccess {
  private final ValueType[] types;
  private final int[] ends;

  /** Run {@code i} has {@code types[i]} and ends before {@code ends[i]}. */
  LocalTypes(ValueType[] types, int[] ends) {
    this.types = types;
    this.ends = ends;
  }

  @Override
  public ValueType get(int index) {
    Objects.checkIndex(index, size());
    int run = Arrays.binarySearch(ends, index + 1);
    if (run < 0) {
      return types[-run - 1];
    }
    // An empty run has the same end as the one before it.
    while (run > 0 && ends[run - 1] == ends[run]) {
      run--;
    }
    return types[run];
  }

  @Override
  public int size() {
    return ends[ends.length - 1];
  }

  @Override
  public boolean contains(@Nullable Object type) {
    return Arrays.asList(types).contains(type);
  }
}
