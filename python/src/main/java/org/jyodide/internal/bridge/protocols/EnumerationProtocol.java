package org.jyodide.internal.bridge.protocols;

import java.util.Enumeration;
import org.jyodide.internal.extension.ExtensionType;
import org.jyodide.internal.extension.Slots;

/** {@code Enumeration} as an iterator. */
@SuppressWarnings("rawtypes")
final class EnumerationProtocol extends Protocol<Enumeration> {
  EnumerationProtocol(Context context) {
    super(Enumeration.class, "JavaEnumeration", context);
  }

  @Override
  public void define(ExtensionType type) {
    type.slot(Slots.TP_ITER, self -> python().incRef(self))
        .slot(
            Slots.TP_ITERNEXT,
            self -> {
              Enumeration<?> rest = self(self);
              return rest.hasMoreElements() ? values().toPython(rest.nextElement()) : 0;
            });
  }
}
