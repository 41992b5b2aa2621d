package org.jyodide.internal.bridge.value;

import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map with any values as keys, in order of insertion. Its iterators see it as it was. */
public final class HostMap extends ObjectBase<HostMap> {
  private static final Members<HostMap> MEMBERS =
      Members.of("Map", HostMap.class)
          .getter("size", HostMap::size)
          .method("get", (self, args) -> self.item(HostValues.argument(args, 0)))
          .method(
              "set",
              (self, args) -> {
                self.put(HostValues.argument(args, 0), HostValues.argument(args, 1));
                return self;
              })
          .method("has", (self, args) -> self.contains(HostValues.argument(args, 0)))
          .method("delete", (self, args) -> self.remove(HostValues.argument(args, 0)))
          .method(
              "clear",
              (self, args) -> {
                self.entries.clear();
                return Undefined.UNDEFINED;
              })
          .method("keys", (self, args) -> new IteratorObject(self.keyList().iterator()))
          .method("values", (self, args) -> new IteratorObject(self.valueList().iterator()))
          .method("entries", (self, args) -> IteratorObject.entries(self.entryList()))
          .method("forEach", (self, args) -> self.forEach(HostValues.argument(args, 0)))
          .method(HostSymbol.ITERATOR, (self, args) -> IteratorObject.entries(self.entryList()));

  private static final Members<HostMap> LITERAL_MEMBERS =
      MEMBERS.extend("LiteralMap", HostMap.class);

  private static final int CAPABILITIES =
      Capability.ITERABLE
          | Capability.HAS_LENGTH
          | Capability.HAS_GET
          | Capability.HAS_SET
          | Capability.HAS_HAS;

  private final Map<ValueKey, @Nullable Object> entries = new LinkedHashMap<>();
  private final boolean literal;

  /** An empty map. */
  public HostMap() {
    this(false);
  }

  private HostMap(boolean literal) {
    super(literal ? LITERAL_MEMBERS : MEMBERS);
    this.literal = literal;
  }

  /** An empty map whose string keys can also be read and written as properties. */
  public static HostMap literal() {
    return new HostMap(true);
  }

  /** Whether string keys are properties, too. */
  public boolean isLiteral() {
    return literal;
  }

  public int size() {
    return entries.size();
  }

  /** The value of a key; {@link Undefined} if there is none. */
  public @Nullable Object item(@Nullable Object key) {
    return entries.getOrDefault(ValueKey.of(key), Undefined.UNDEFINED);
  }

  public void put(@Nullable Object key, @Nullable Object value) {
    entries.put(ValueKey.of(key), value);
  }

  public boolean contains(@Nullable Object key) {
    return entries.containsKey(ValueKey.of(key));
  }

  /** Removes an entry. Returns whether there was one. */
  public boolean remove(@Nullable Object key) {
    ValueKey wanted = ValueKey.of(key);
    boolean present = entries.containsKey(wanted);
    entries.remove(wanted);
    return present;
  }

  /** A copy of the entries, in order. */
  public List<Map.Entry<@Nullable Object, @Nullable Object>> entryList() {
    List<Map.Entry<@Nullable Object, @Nullable Object>> list = new ArrayList<>(entries.size());
    entries.forEach((key, value) -> list.add(new SimpleEntry<>(key.value(), value)));
    return list;
  }

  /** A copy of the keys, in order. */
  public List<@Nullable Object> keyList() {
    List<@Nullable Object> list = new ArrayList<>(entries.size());
    entries.keySet().forEach(key -> list.add(key.value()));
    return list;
  }

  /** A copy of the values, in order. */
  public List<@Nullable Object> valueList() {
    return new ArrayList<>(entries.values());
  }

  private Object forEach(@Nullable Object callback) {
    for (Map.Entry<@Nullable Object, @Nullable Object> entry : entryList()) {
      HostValues.call(callback, entry.getValue(), entry.getKey(), this);
    }
    return Undefined.UNDEFINED;
  }

  private boolean isEntry(Object key) {
    return literal && key instanceof String && contains(key);
  }

  @Override
  public @Nullable Object get(Object key) {
    Object member = super.get(key);
    return member == Undefined.UNDEFINED && isEntry(key) ? item(key) : member;
  }

  @Override
  public boolean has(Object key) {
    return super.has(key) || isEntry(key);
  }

  @Override
  public void set(Object key, @Nullable Object value) {
    if (literal && key instanceof String && !super.has(key)) {
      put(key, value);
    } else {
      super.set(key, value);
    }
  }

  @Override
  public boolean delete(Object key) {
    return isEntry(key) ? remove(key) : super.delete(key);
  }

  @Override
  public List<String> ownNames() {
    List<String> names = new ArrayList<>(super.ownNames());
    if (literal) {
      for (ValueKey key : entries.keySet()) {
        if (key.value() instanceof String name) {
          names.add(name);
        }
      }
    }
    return names;
  }

  @Override
  public String typeTag() {
    return "Map";
  }

  @Override
  public int capabilities() {
    return ownNames().isEmpty() ? CAPABILITIES : Capability.probe(this);
  }
}
