package org.jyodide.internal.convert;

import java.lang.reflect.Type;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.jyodide.PyObject;
import org.jyodide.internal.capi.PythonBacked;

/** A Python iterable without a length: each iterator asks for one of Python's. */
final class IterableView<E extends @Nullable Object> implements Iterable<E>, PythonBacked {
  private final Shown shown;
  private final Type type;

  IterableView(Shown shown, Type type) {
    this.shown = shown;
    this.type = type;
  }

  @Override
  public PyObject pythonObject() {
    return shown.object();
  }

  @Override
  public Iterator<E> iterator() {
    return CollectionView.readOnly(shown, type);
  }

  @Override
  public String toString() {
    return shown.object().toString();
  }
}
