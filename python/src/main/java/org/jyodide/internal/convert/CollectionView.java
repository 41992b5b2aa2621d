package org.jyodide.internal.convert;

import java.lang.reflect.Type;
import java.util.AbstractCollection;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.jyodide.PyObject;
import org.jyodide.internal.capi.PythonBacked;

/** A Python iterable with a length as a {@code Collection} that Java cannot change. */
final class CollectionView<E extends @Nullable Object> extends AbstractCollection<E>
    implements PythonBacked {
  private final Shown shown;
  private final Type type;

  CollectionView(Shown shown, Type type) {
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
  public Object[] toArray() {
    return shown.enter(self -> Snapshots.of(shown, self, type));
  }

  @Override
  public <T extends @Nullable Object> T[] toArray(T[] target) {
    return Snapshots.into(toArray(), target);
  }

  @Override
  public Iterator<E> iterator() {
    return readOnly(shown, type);
  }

  /** Elements of an iterable, converted. */
  static <T extends @Nullable Object> Iterator<T> readOnly(Shown shown, Type type) {
    return new Steps<>(shown) {
      @Override
      T value(PyObject element) {
        return shown.convert(element, type);
      }

      @Override
      public void remove() {
        throw new UnsupportedOperationException("this Python iterable can only be read");
      }

      @Override
      void remove(PyObject element) {
        throw new UnsupportedOperationException("this Python iterable can only be read");
      }
    };
  }
}
