package org.jyodide.internal.convert;

import java.lang.reflect.Type;
import java.util.AbstractList;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;
import org.jyodide.PyObject;
import org.jyodide.internal.capi.PythonBacked;

/** A Python sequence as a {@code List}: each method asks Python. */
final class ListView<E extends @Nullable Object> extends AbstractList<E>
    implements RandomAccess, PythonBacked {
  private final Shown shown;
  private final Type type;

  ListView(Shown shown, Type type) {
    this.shown = shown;
    this.type = type;
  }

  @Override
  public PyObject pythonObject() {
    return shown.object();
  }

  @Override
  public int size() {
    return shown.size();
  }

  @Override
  public E get(int index) {
    return shown.enter(self -> element(self, index));
  }

  private E element(int self, int index) {
    Objects.checkIndex(index, shown.api().objects().size(self));
    int element = shown.api().objects().sequenceItem(self, index);
    return shown.take(element, type, "[" + index + "]");
  }

  @Override
  public E set(int index, E element) {
    return shown.enter(
        self -> {
          E old = element(self, index);
          shown.require(self, "__setitem__");
          shown.with(
              element,
              value -> {
                shown.api().objects().setSequenceItem(self, index, value);
                return true;
              });
          return old;
        });
  }

  @Override
  public boolean add(E element) {
    shown.enter(self -> append(self, element));
    modCount++;
    return true;
  }

  private boolean append(int self, @Nullable Object element) {
    shown.require(self, "append");
    return shown.with(
        element,
        value -> {
          shown.callMethod(self, "append", value);
          return true;
        });
  }

  @Override
  public void add(int index, E element) {
    shown.enter(
        self -> {
          Objects.checkIndex(index, shown.api().objects().size(self) + 1);
          shown.require(self, "insert");
          return shown.with(
              element,
              value ->
                  shown.with(
                      index,
                      position -> {
                        shown.callMethod(self, "insert", position, value);
                        return true;
                      }));
        });
    modCount++;
  }

  @Override
  public boolean addAll(Collection<? extends E> elements) {
    Object[] values = elements.toArray();
    shown.enter(
        self -> {
          for (Object value : values) {
            append(self, value);
          }
          return true;
        });
    modCount++;
    return values.length > 0;
  }

  @Override
  public E remove(int index) {
    E removed =
        shown.enter(
            self -> {
              E old = element(self, index);
              shown.require(self, "__delitem__");
              shown.api().objects().deleteSequenceItem(self, index);
              return old;
            });
    modCount++;
    return removed;
  }

  @Override
  protected void removeRange(int from, int to) {
    if (from < to) {
      shown.enter(
          self -> {
            shown.require(self, "__delitem__");
            shown.api().objects().deleteSlice(self, from, to);
            return true;
          });
      modCount++;
    }
  }

  @Override
  public Iterator<E> iterator() {
    return new Steps();
  }

  @Override
  public int indexOf(@Nullable Object wanted) {
    Object[] elements = toArray();
    for (int i = 0; i < elements.length; i++) {
      if (Objects.equals(wanted, elements[i])) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public int lastIndexOf(@Nullable Object wanted) {
    Object[] elements = toArray();
    for (int i = elements.length - 1; i >= 0; i--) {
      if (Objects.equals(wanted, elements[i])) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public boolean contains(@Nullable Object wanted) {
    return indexOf(wanted) >= 0;
  }

  /** In one visit to the interpreter's thread. */
  @Override
  public Object[] toArray() {
    return shown.enter(self -> Snapshots.of(shown, self, type));
  }

  @Override
  public <T extends @Nullable Object> T[] toArray(T[] target) {
    return Snapshots.into(toArray(), target);
  }

  /** Sees the elements as they are when it comes to them; a change of the length ends it. */
  private final class Steps implements Iterator<E> {
    private int cursor;
    private int last = -1;
    private int expectedSize = size();

    @Override
    public boolean hasNext() {
      return cursor < expectedSize;
    }

    @Override
    public E next() {
      if (cursor >= expectedSize) {
        throw new NoSuchElementException("the list has " + expectedSize + " elements");
      }
      E element =
          shown.enter(
              self -> {
                checkSize(self);
                return element(self, cursor);
              });
      last = cursor++;
      return element;
    }

    private void checkSize(int self) {
      int size = shown.api().objects().size(self);
      if (size != expectedSize) {
        throw new ConcurrentModificationException(
            "the Python list changed its length from " + expectedSize + " to " + size);
      }
    }

    @Override
    public void remove() {
      if (last < 0) {
        throw new IllegalStateException("remove() follows next(), once");
      }
      shown.enter(
          self -> {
            checkSize(self);
            return ListView.this.remove(last);
          });
      cursor = last;
      last = -1;
      expectedSize--;
    }
  }
}
