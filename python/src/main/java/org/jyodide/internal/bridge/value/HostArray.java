package org.jyodide.internal.bridge.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An array. It has no holes: an element that was skipped over is {@link Undefined}. */
public final class HostArray extends ObjectBase<HostArray> implements Indexed {
  private static final Members<HostArray> MEMBERS =
      ArrayMethods.addTo(Members.of("Array", HostArray.class))
          .getter("length", HostArray::length)
          .method("at", (self, args) -> self.at(HostValues.toInt32(HostValues.argument(args, 0))))
          .method("push", (self, args) -> self.push(args))
          .method(
              "pop",
              (self, args) ->
                  self.elements.isEmpty()
                      ? Undefined.UNDEFINED
                      : self.elements.remove(self.elements.size() - 1))
          .method(
              "shift",
              (self, args) ->
                  self.elements.isEmpty() ? Undefined.UNDEFINED : self.elements.remove(0))
          .method("unshift", (self, args) -> self.unshift(args))
          .method("slice", HostArray::sliceMethod)
          .method("splice", HostArray::spliceMethod)
          .method("concat", (self, args) -> self.concat(args))
          .method("indexOf", (self, args) -> self.indexOf(HostValues.argument(args, 0)))
          .method("includes", (self, args) -> self.indexOf(HostValues.argument(args, 0)) >= 0)
          .method("join", (self, args) -> self.join(HostValues.argument(args, 0)))
          .method("reverse", (self, args) -> self.reverse())
          .method("forEach", (self, args) -> self.forEach(HostValues.argument(args, 0)))
          .method("map", (self, args) -> self.map(HostValues.argument(args, 0)))
          .method("filter", (self, args) -> self.filter(HostValues.argument(args, 0)))
          .method(
              "keys",
              (self, args) ->
                  new IteratorObject(IntStream.range(0, self.length()).boxed().toList().iterator()))
          .method("values", (self, args) -> self.iterator())
          .method("entries", (self, args) -> self.pairs())
          .method("toString", (self, args) -> self.display())
          .method(HostSymbol.ITERATOR, (self, args) -> self.iterator());

  private static final int CAPABILITIES =
      Capability.ITERABLE | Capability.HAS_LENGTH | Capability.HAS_INCLUDES | Capability.ARRAY;

  private final List<@Nullable Object> elements;

  /** An empty array. */
  public HostArray() {
    this(new ArrayList<>());
  }

  /** An array on top of a list, which it changes. */
  public HostArray(List<@Nullable Object> elements) {
    super(MEMBERS);
    this.elements = elements;
  }

  /** An array of these elements. */
  public static HostArray of(@Nullable Object... elements) {
    return new HostArray(new ArrayList<@Nullable Object>(Arrays.asList(elements)));
  }

  /** The elements, live. */
  public List<@Nullable Object> elements() {
    return elements;
  }

  /** Adds an element at the end. */
  public void add(@Nullable Object element) {
    elements.add(element);
  }

  /** The array index that a property key means, or -1. */
  static int index(Object key) {
    if (!(key instanceof String name) || name.isEmpty() || name.length() > 9) {
      return -1;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c < '0' || c > '9' || (c == '0' && i == 0 && name.length() > 1)) {
        return -1;
      }
    }
    return Integer.parseInt(name);
  }

  @Override
  public int length() {
    return elements.size();
  }

  @Override
  public @Nullable Object item(int index) {
    return index >= 0 && index < elements.size() ? elements.get(index) : Undefined.UNDEFINED;
  }

  @Override
  public void setItem(int index, @Nullable Object value) {
    if (index < 0) {
      throw HostError.range("Invalid array index " + index);
    }
    while (elements.size() <= index) {
      elements.add(Undefined.UNDEFINED);
    }
    elements.set(index, value);
  }

  @Override
  public List<@Nullable Object> splice(
      int start, int count, List<? extends @Nullable Object> items) {
    int from = Math.max(0, Math.min(start, elements.size()));
    int to = from + Math.max(0, Math.min(count, elements.size() - from));
    List<@Nullable Object> range = elements.subList(from, to);
    List<@Nullable Object> removed = new ArrayList<>(range);
    range.clear();
    elements.addAll(from, items);
    return removed;
  }

  @Override
  public HostArray slice(int start, int stop) {
    int from = Math.max(0, Math.min(start, elements.size()));
    int to = Math.max(from, Math.min(stop, elements.size()));
    return new HostArray(new ArrayList<>(elements.subList(from, to)));
  }

  @Override
  public @Nullable Object get(Object key) {
    int index = index(key);
    return index >= 0 ? item(index) : super.get(key);
  }

  @Override
  public boolean has(Object key) {
    int index = index(key);
    return index >= 0 ? index < elements.size() : super.has(key);
  }

  @Override
  public void set(Object key, @Nullable Object value) {
    int index = index(key);
    if (index >= 0) {
      setItem(index, value);
    } else if (key.equals("length")) {
      setLength(HostValues.toInt32(value));
    } else {
      super.set(key, value);
    }
  }

  @Override
  public boolean delete(Object key) {
    int index = index(key);
    if (index >= 0 && index < elements.size()) {
      elements.set(index, Undefined.UNDEFINED);
      return true;
    }
    return super.delete(key);
  }

  @Override
  public List<String> ownNames() {
    List<String> names = new ArrayList<>(keys());
    names.add(elements.size(), "length");
    return names;
  }

  @Override
  public List<String> keys() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      names.add(Integer.toString(i));
    }
    names.addAll(super.ownNames());
    return names;
  }

  @Override
  public boolean hasOwn(String name) {
    boolean builtIn = name.equals("length") || index(name) >= 0;
    return builtIn ? has(name) : super.ownNames().contains(name);
  }

  @Override
  public int capabilities() {
    return super.ownNames().isEmpty()
        ? CAPABILITIES
        : (Capability.probe(this) & ~Capability.ARRAY_LIKE) | CAPABILITIES;
  }

  @Override
  public String display() {
    return join(",");
  }

  /** An iterator that sees changes made meanwhile. */
  private IteratorObject iterator() {
    return new IteratorObject(new ElementIterator(this));
  }

  private IteratorObject pairs() {
    List<@Nullable Object> pairs = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      pairs.add(of(i, elements.get(i)));
    }
    return new IteratorObject(pairs.iterator());
  }

  private @Nullable Object at(int index) {
    return item(index < 0 ? index + elements.size() : index);
  }

  private int push(@Nullable Object[] added) {
    elements.addAll(Arrays.asList(added));
    return elements.size();
  }

  private int unshift(@Nullable Object[] added) {
    elements.addAll(0, Arrays.asList(added));
    return elements.size();
  }

  private HostArray sliceMethod(@Nullable Object[] args) {
    return slice(position(args, 0, 0), position(args, 1, elements.size()));
  }

  private HostArray spliceMethod(@Nullable Object[] args) {
    int start = position(args, 0, 0);
    int count = args.length < 2 ? elements.size() : HostValues.toInt32(args[1]);
    List<@Nullable Object> items =
        args.length < 3 ? List.of() : Arrays.asList(args).subList(2, args.length);
    return new HostArray(splice(start, count, items));
  }

  private int position(@Nullable Object[] args, int index, int otherwise) {
    Object argument = HostValues.argument(args, index);
    if (argument == Undefined.UNDEFINED) {
      return otherwise;
    }
    int position = HostValues.toInt32(argument);
    return position < 0 ? position + elements.size() : position;
  }

  private HostArray concat(@Nullable Object[] others) {
    HostArray result = new HostArray(new ArrayList<>(elements));
    for (Object other : others) {
      if (other instanceof HostArray array) {
        result.elements.addAll(array.elements);
      } else {
        result.add(other);
      }
    }
    return result;
  }

  private int indexOf(@Nullable Object wanted) {
    for (int i = 0; i < elements.size(); i++) {
      if (HostValues.strictEquals(elements.get(i), wanted)) {
        return i;
      }
    }
    return -1;
  }

  private String join(@Nullable Object separator) {
    String between = separator == Undefined.UNDEFINED ? "," : HostValues.display(separator);
    StringJoiner text = new StringJoiner(between);
    for (Object element : elements) {
      text.add(HostValues.isNullish(element) || element == this ? "" : HostValues.display(element));
    }
    return text.toString();
  }

  private HostArray reverse() {
    Collections.reverse(elements);
    return this;
  }

  private void setLength(int length) {
    while (elements.size() > length) {
      elements.remove(elements.size() - 1);
    }
    if (length > elements.size()) {
      setItem(length - 1, Undefined.UNDEFINED);
    }
  }

  private Object forEach(@Nullable Object callback) {
    for (int i = 0; i < elements.size(); i++) {
      HostValues.call(callback, elements.get(i), i, this);
    }
    return Undefined.UNDEFINED;
  }

  private HostArray map(@Nullable Object callback) {
    HostArray result = new HostArray();
    for (int i = 0; i < elements.size(); i++) {
      result.add(HostValues.call(callback, elements.get(i), i, this));
    }
    return result;
  }

  private HostArray filter(@Nullable Object predicate) {
    HostArray result = new HostArray();
    for (int i = 0; i < elements.size(); i++) {
      Object element = elements.get(i);
      if (HostValues.isTrue(HostValues.call(predicate, element, i, this))) {
        result.add(element);
      }
    }
    return result;
  }
}
