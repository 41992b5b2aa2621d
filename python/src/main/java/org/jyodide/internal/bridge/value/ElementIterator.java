package org.jyodide.internal.bridge.value;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Walks over the elements of an object that may change meanwhile. */
final class ElementIterator implements Iterator<@Nullable Object> {
  private final Indexed object;
  private int next;

  ElementIterator(Indexed object) {
    this.object = object;
  }

  @Override
  public boolean hasNext() {
    return next < object.length();
  }

  @Override
  public @Nullable Object next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return object.item(next++);
  }
}
