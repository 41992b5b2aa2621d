package org.jyodide.internal.bridge.value;

import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Java iterator as an iterator of the host. */
public final class IteratorObject extends ObjectBase<IteratorObject> {
  private static final Members<IteratorObject> MEMBERS =
      Members.of("Iterator", IteratorObject.class)
          .method("next", (self, arguments) -> self.next())
          .method(HostSymbol.ITERATOR, (self, arguments) -> self);

  private final Iterator<? extends @Nullable Object> iterator;

  public IteratorObject(Iterator<? extends @Nullable Object> iterator) {
    super(MEMBERS);
    this.iterator = iterator;
  }

  /** An iterator over pairs of key and value. */
  public static IteratorObject entries(
      Iterable<? extends Map.Entry<? extends @Nullable Object, ? extends @Nullable Object>>
          entries) {
    HostArray pairs = new HostArray();
    for (Map.Entry<? extends @Nullable Object, ? extends @Nullable Object> entry : entries) {
      pairs.add(HostArray.of(entry.getKey(), entry.getValue()));
    }
    return new IteratorObject(pairs.elements().iterator());
  }

  private IterationResult next() {
    return iterator.hasNext()
        ? new IterationResult(false, iterator.next())
        : new IterationResult(true, Undefined.UNDEFINED);
  }

  @Override
  public int capabilities() {
    return Capability.ITERABLE | Capability.ITERATOR;
  }
}
