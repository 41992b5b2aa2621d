package org.jyodide.internal.bridge.protocols;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jyodide.internal.extension.ExtensionType;
import org.jyodide.internal.extension.Slots;

/** {@code Iterator} as an iterator; one that throws {@code NoSuchElementException} ends. */
@SuppressWarnings("rawtypes")
final class IteratorProtocol extends Protocol<Iterator> {
  IteratorProtocol(Context context) {
    super(Iterator.class, "JavaIterator", context);
  }

  @Override
  public void define(ExtensionType type) {
    type.slot(Slots.TP_ITER, self -> python().incRef(self)).slot(Slots.TP_ITERNEXT, this::advance);
  }

  private int advance(int self) {
    Object element;
    try {
      Iterator<?> iterator = self(self);
      if (!iterator.hasNext()) {
        return 0;
      }
      element = iterator.next();
    } catch (NoSuchElementException e) {
      return 0;
    }
    return values().toPython(element);
  }
}
