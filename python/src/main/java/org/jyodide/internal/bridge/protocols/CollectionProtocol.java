package org.jyodide.internal.bridge.protocols;

import java.util.Collection;
import org.jyodide.internal.extension.ExtensionType;
import org.jyodide.internal.extension.Slots;

/** A {@code Collection} that is no list and no set: length, membership, iteration. */
@SuppressWarnings({"unchecked", "rawtypes"}) // Collections of whatever their owner put into them.
final class CollectionProtocol extends Protocol<Collection> {
  CollectionProtocol(Context context) {
    super(Collection.class, "JavaCollection", context);
  }

  @Override
  public void define(ExtensionType type) {
    type.statusSlot(Slots.MP_LENGTH, self -> self(self).size())
        .statusSlot(Slots.SQ_CONTAINS, (self, value) -> contains(self(self), value) ? 1 : 0)
        .slot(Slots.TP_ITER, self -> values().toPython(self(self).iterator()))
        .slot(Slots.TP_REPR, once("[...]", self -> reprAs(self, values().newList(self(self)))));
  }

  private boolean contains(Collection<?> collection, int value) {
    for (Object element : collection) {
      if (isEqual(value, element)) {
        return true;
      }
    }
    return false;
  }
}
