package org.jyodide.internal.convert;

import java.util.ArrayDeque;
import java.util.ConcurrentModificationException;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jyodide.PyObject;

/**
 * A Python iterator over something that can be changed through Java's iterator. It is one element
 * ahead of its user. Python's own iterators do not survive a removal: before the first one, what is
 * left of them is kept here.
 *
 * @param <E> what {@code next} gives
 */
abstract class Steps<E extends @Nullable Object> implements Iterator<E> {
  private final Shown shown;
  private final PyObject iterator;
  private @Nullable PyObject ahead;
  private @Nullable PyObject last;
  private @Nullable Deque<PyObject> rest;
  private int expectedSize;

  Steps(Shown shown) {
    this.shown = shown;
    iterator =
        shown.enter(self -> shown.api().pyObjects().own(shown.api().objects().iterator(self)));
  }

  /** What {@code next} gives for an element. */
  abstract E value(PyObject element);

  /** Removes an element from the container. */
  abstract void remove(PyObject element);

  @Override
  public boolean hasNext() {
    if (ahead == null) {
      ahead = fetch().orElse(null);
    }
    return ahead != null;
  }

  private Optional<PyObject> fetch() {
    if (rest != null) {
      return Optional.ofNullable(rest.poll());
    }
    return shown.enter(self -> step());
  }

  private Optional<PyObject> step() {
    int element = shown.api().objects().next(shown.api().pyObjects().addressOf(iterator));
    return element == 0 ? Optional.empty() : Optional.of(shown.api().pyObjects().own(element));
  }

  @Override
  public E next() {
    if (!hasNext() || ahead == null) {
      throw new NoSuchElementException("the Python iterator has ended");
    }
    PyObject element = ahead;
    if (rest != null) {
      checkSize();
    }
    ahead = null;
    last = element;
    return value(element);
  }

  private void checkSize() {
    int size = shown.size();
    if (size != expectedSize) {
      throw new ConcurrentModificationException(
          "the Python container changed its length from " + expectedSize + " to " + size);
    }
  }

  @Override
  public void remove() {
    PyObject removed = last;
    if (removed == null) {
      throw new IllegalStateException("remove() follows next(), once");
    }
    last = null;
    shown.enter(
        self -> {
          if (rest == null) {
            Deque<PyObject> left = new ArrayDeque<>();
            for (Optional<PyObject> e = step(); e.isPresent(); e = step()) {
              left.add(e.get());
            }
            rest = left;
          } else {
            checkSize();
          }
          remove(removed);
          expectedSize = shown.api().objects().size(self);
          return true;
        });
  }
}
