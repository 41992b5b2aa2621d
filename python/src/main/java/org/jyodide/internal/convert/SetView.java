package org.jyodide.internal.convert;

import java.lang.reflect.Type;
import java.util.AbstractSet;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.jyodide.PyObject;
import org.jyodide.internal.capi.PythonBacked;

/** A Python set as a {@code Set}: what is equal is what Python holds for equal. */
final class SetView<E extends @Nullable Object> extends AbstractSet<E> implements PythonBacked {
  private final Shown shown;
  private final Type type;

  SetView(Shown shown, Type type) {
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
  public boolean contains(@Nullable Object element) {
    return shown.enter(self -> shown.withHashable(element, false, value -> holds(self, value)));
  }

  private boolean holds(int self, int value) {
    return shown.api().objects().contains(self, value);
  }

  @Override
  public boolean add(E element) {
    return shown.enter(
        self -> {
          shown.require(self, "add");
          return shown.with(
              element,
              value -> {
                if (holds(self, value)) {
                  return false;
                }
                shown.callMethod(self, "add", value);
                return true;
              });
        });
  }

  @Override
  public boolean remove(@Nullable Object element) {
    return shown.enter(
        self -> {
          shown.require(self, "discard");
          return shown.withHashable(
              element,
              false,
              value -> {
                if (!holds(self, value)) {
                  return false;
                }
                shown.callMethod(self, "discard", value);
                return true;
              });
        });
  }

  @Override
  public void clear() {
    shown.enter(
        self -> {
          shown.require(self, "clear");
          shown.callMethod(self, "clear");
          return true;
        });
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
    return new Steps<>(shown) {
      @Override
      E value(PyObject element) {
        return shown.convert(element, type);
      }

      @Override
      void remove(PyObject element) {
        SetView.this.remove(element);
      }
    };
  }
}
