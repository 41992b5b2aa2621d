package org.jyodide.internal.bridge.value;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A set of any values, in order of insertion. Its iterators see it as it was. */
public final class HostSet extends ObjectBase<HostSet> {
  private static final Members<HostSet> MEMBERS =
      Members.of("Set", HostSet.class)
          .getter("size", HostSet::size)
          .method(
              "add",
              (self, args) -> {
                self.add(HostValues.argument(args, 0));
                return self;
              })
          .method("has", (self, args) -> self.contains(HostValues.argument(args, 0)))
          .method("delete", (self, args) -> self.remove(HostValues.argument(args, 0)))
          .method(
              "clear",
              (self, args) -> {
                self.elements.clear();
                return Undefined.UNDEFINED;
              })
          .method("keys", (self, args) -> self.iterator())
          .method("values", (self, args) -> self.iterator())
          .method(HostSymbol.ITERATOR, (self, args) -> self.iterator());

  private static final int CAPABILITIES =
      Capability.ITERABLE | Capability.HAS_LENGTH | Capability.HAS_HAS;

  private final Set<ValueKey> elements = new LinkedHashSet<>();

  /** An empty set. */
  public HostSet() {
    super(MEMBERS);
  }

  public int size() {
    return elements.size();
  }

  public void add(@Nullable Object value) {
    elements.add(ValueKey.of(value));
  }

  public boolean contains(@Nullable Object value) {
    return elements.contains(ValueKey.of(value));
  }

  /** Removes an element. Returns whether it was there. */
  public boolean remove(@Nullable Object value) {
    return elements.remove(ValueKey.of(value));
  }

  /** A copy of the elements, in order. */
  public List<@Nullable Object> toList() {
    List<@Nullable Object> list = new ArrayList<>(elements.size());
    elements.forEach(key -> list.add(key.value()));
    return list;
  }

  private IteratorObject iterator() {
    return new IteratorObject(toList().iterator());
  }

  @Override
  public int capabilities() {
    return ownNames().isEmpty() ? CAPABILITIES : Capability.probe(this);
  }
}
