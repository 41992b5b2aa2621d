package org.jyodide.internal.bridge.value;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An object with elements numbered from 0. */
public interface Indexed extends HostObject {
  /** The number of elements. */
  int length();

  /** The element; {@link Undefined} outside the bounds. */
  @Nullable Object item(int index);

  /** Sets an element. */
  void setItem(int index, @Nullable Object value);

  /**
   * Replaces {@code count} elements from {@code start}.
   *
   * @return the elements that were there
   * @throws HostError if the number of elements cannot change
   */
  List<@Nullable Object> splice(int start, int count, List<? extends @Nullable Object> items);

  /** A new object of the same kind with the elements from {@code start} up to {@code stop}. */
  Indexed slice(int start, int stop);
}
