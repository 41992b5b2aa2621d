package org.jyodide.internal.capi;

/** The elements of an iterable, one after the other. */
public final class Elements implements AutoCloseable {
  private final CPython python;
  private final Objects objects;
  private final Containers containers;
  private final int source;
  private final Shape shape;
  private int index;
  private int current;

  private enum Shape {
    LIST,
    TUPLE,
    ITERATOR
  }

  Elements(CApi api, int iterable) {
    python = api.python();
    objects = api.objects();
    containers = api.containers();
    if (api.types().isExactList(iterable)) {
      shape = Shape.LIST;
      source = python.incRef(iterable);
    } else if (api.types().isExactTuple(iterable)) {
      shape = Shape.TUPLE;
      source = python.incRef(iterable);
    } else {
      shape = Shape.ITERATOR;
      source = objects.iterator(iterable);
    }
  }

  /** The next element, a reference that is valid until the next call; 0 after the last. */
  public int next() {
    release();
    current =
        switch (shape) {
          case LIST -> index < containers.listSize(source) ? item() : 0;
          case TUPLE -> index < containers.tupleSize(source) ? item() : 0;
          case ITERATOR -> objects.next(source);
        };
    return current;
  }

  private int item() {
    int at = index++;
    return python.incRef(
        shape == Shape.LIST ? containers.listItem(source, at) : containers.tupleItem(source, at));
  }

  private void release() {
    if (current != 0) {
      int given = current;
      current = 0;
      python.decRef(given);
    }
  }

  @Override
  public void close() {
    release();
    python.decRef(source);
  }
}
