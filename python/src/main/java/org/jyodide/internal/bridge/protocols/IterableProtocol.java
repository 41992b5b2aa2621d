package org.jyodide.internal.bridge.protocols;

import org.jyodide.internal.extension.ExtensionType;
import org.jyodide.internal.extension.Slots;

/** {@code Iterable}: a loop asks for a Java iterator. */
@SuppressWarnings("rawtypes")
final class IterableProtocol extends Protocol<Iterable> {
  IterableProtocol(Context context) {
    super(Iterable.class, "JavaIterable", context);
  }

  @Override
  public boolean shows(Class<?> candidate) {
    // A path is a value in Python, not the names in it.
    return super.shows(candidate) && !java.nio.file.Path.class.isAssignableFrom(candidate);
  }

  @Override
  public void define(ExtensionType type) {
    type.slot(Slots.TP_ITER, self -> values().toPython(self(self).iterator()));
  }
}
