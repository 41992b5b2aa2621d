package org.jyodide;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A Python iterator as Java's: looks one element ahead, when asked whether there is one. */
final class PyIterator implements Iterator<PyObject> {
  private final PyObject iterator;
  private @Nullable PyObject ahead;
  private boolean ended;

  PyIterator(PyObject iterator) {
    this.iterator = iterator;
  }

  @Override
  public boolean hasNext() {
    if (ahead == null && !ended) {
      Optional<PyObject> next = iterator.next();
      ahead = next.orElse(null);
      ended = next.isEmpty();
      if (ended) {
        iterator.close();
      }
    }
    return ahead != null;
  }

  @Override
  public PyObject next() {
    PyObject element = hasNext() ? ahead : null;
    if (element == null) {
      throw new NoSuchElementException("the Python iterator has ended");
    }
    ahead = null;
    return element;
  }
}
