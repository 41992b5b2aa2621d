package org.jyodide.internal.bridge.protocols;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.bridge.protocols.Slices.Slice;
import org.jyodide.internal.extension.Arguments;
import org.jyodide.internal.extension.ExtensionType;
import org.jyodide.internal.extension.PythonErrorException;
import org.jyodide.internal.extension.Slots;

/** {@code java.util.List} as a mutable sequence; slices and sums are new lists of Python. */
@SuppressWarnings({"unchecked", "rawtypes"}) // Lists of whatever their owner put into them.
final class ListProtocol extends Protocol<List> {
  private final Slices slices;

  ListProtocol(Context context) {
    super(List.class, "JavaList", context);
    slices = new Slices(context.api());
  }

  @Override
  public void define(ExtensionType type) {
    type.statusSlot(Slots.MP_LENGTH, self -> self(self).size())
        .slot(Slots.MP_SUBSCRIPT, (self, key) -> item(self(self), key))
        .statusSlot(Slots.MP_ASS_SUBSCRIPT, (self, key, value) -> assign(self(self), key, value))
        .statusSlot(Slots.SQ_CONTAINS, (self, value) -> indexOf(self(self), value, 0) < 0 ? 0 : 1)
        .slot(Slots.NB_ADD, this::add)
        .slot(Slots.NB_MULTIPLY, this::multiply)
        .slot(Slots.NB_INPLACE_ADD, this::extendInPlace)
        .slot(Slots.TP_RICHCOMPARE, (self, other, operation) -> compare(self, other, operation))
        .slot(Slots.TP_REPR, once("[...]", self -> reprAs(self, values().newList(self(self)))))
        .slot(Slots.TP_STR, once("[...]", this::text))
        .method("append", "Add an element at the end.", this::append)
        .method("extend", "Add all elements of an iterable at the end.", this::extend)
        .method("insert", "insert(index, value): add before a position.", this::insert)
        .method("pop", "pop([index]): remove an element and return it.", this::pop)
        .method("remove", "Remove the first element that equals a value.", this::remove)
        .method("clear", "Remove all elements.", this::clear)
        .method("index", "index(value[, start[, stop]])", this::index)
        .method("count", "The number of elements that equal a value.", this::count)
        .method("reverse", "Reverse in place.", this::reverse)
        .method("copy", "A list of Python with the same elements.", this::copy)
        .method("__reversed__", "Iterate from the end.", this::reversed)
        .method("_sort", "Sort by a Java comparator or by natural order.", this::sort)
        .method("_replace", "Replace all elements.", this::replace);
  }

  private int text(int self) {
    int list = values().newList(self(self));
    try {
      return api().strings().toPython(api().objects().repr(list));
    } finally {
      python().decRef(list);
    }
  }

  private int item(List list, int key) {
    if (slices.isSlice(key)) {
      Slice slice = slices.slice(key, list.size());
      List<@Nullable Object> part = new ArrayList<>(slice.count());
      for (int i = 0; i < slice.count(); i++) {
        part.add(list.get(slice.position(i)));
      }
      return values().newList(part);
    }
    return values().toPython(list.get(slices.index(key, list.size(), "list")));
  }

  private int assign(List list, int key, int value) {
    if (slices.isSlice(key)) {
      assignSlice(list, slices.slice(key, list.size()), value);
      return 0;
    }
    int position = slices.index(key, list.size(), "list");
    if (value == 0) {
      list.remove(position);
    } else {
      list.set(position, ElementTypes.like(values().natural(value), list.get(position)));
    }
    return 0;
  }

  private void assignSlice(List list, Slice slice, int value) {
    if (value == 0) {
      for (int i = 0; i < slice.count(); i++) {
        // From the last position to the first, so that those to come stay where they are.
        list.remove(slice.position(slice.step() > 0 ? slice.count() - 1 - i : i));
      }
      return;
    }
    List<@Nullable Object> elements = elements(list, value);
    if (slice.step() == 1) {
      List part = list.subList(slice.start(), Math.max(slice.start(), slice.stop()));
      part.clear();
      part.addAll(elements);
      return;
    }
    if (elements.size() != slice.count()) {
      throw PythonErrorException.value(
          "attempt to assign sequence of size "
              + elements.size()
              + " to extended slice of size "
              + slice.count());
    }
    for (int i = 0; i < slice.count(); i++) {
      list.set(slice.position(i), elements.get(i));
    }
  }

  /** The elements of a Python iterable, taken before the list changes. */
  private List<@Nullable Object> elements(List list, int iterable) {
    List<@Nullable Object> elements = new ArrayList<>();
    try (var each = api().containers().elements(iterable)) {
      for (int element = each.next(); element != 0; element = each.next()) {
        elements.add(ElementTypes.forList(values().natural(element), list));
      }
    }
    return elements;
  }

  private int indexOf(List list, int value, int from) {
    int position = 0;
    for (Object element : list) {
      if (position >= from && isEqual(value, element)) {
        return position;
      }
      position++;
    }
    return -1;
  }

  /** Python's list of a sequence; 0 for any other object. */
  private int pythonList(int object) {
    if (find(object) instanceof List list) {
      return values().newList(list);
    }
    var kind = api().types().kind(object);
    boolean isSequence =
        kind == org.jyodide.internal.capi.Types.Kind.LIST
            || kind == org.jyodide.internal.capi.Types.Kind.TUPLE;
    return isSequence ? python().check(python().function("PySequence_List").call(object)) : 0;
  }

  private int add(int left, int right) {
    int a = pythonList(left);
    if (a == 0) {
      return notImplemented();
    }
    try {
      int b = pythonList(right);
      if (b == 0) {
        return notImplemented();
      }
      try {
        return python().check(python().function("PySequence_Concat").call(a, b));
      } finally {
        python().decRef(b);
      }
    } finally {
      python().decRef(a);
    }
  }

  private int multiply(int left, int right) {
    boolean isLeft = find(left) instanceof List;
    int count = isLeft ? right : left;
    if (python().function("PyIndex_Check").call(count) == 0) {
      return notImplemented();
    }
    int list = pythonList(isLeft ? left : right);
    try {
      return python().check(python().function("PyNumber_Multiply").call(list, count));
    } finally {
      python().decRef(list);
    }
  }

  private int extendInPlace(int self, int other) {
    List list = self(self);
    list.addAll(elements(list, other));
    return python().incRef(self);
  }

  private int compare(int self, int other, int operation) {
    if (self == other && (operation == 2 || operation == 3)) {
      return bool(operation == 2);
    }
    int left = pythonList(self);
    if (left == 0) {
      return notImplemented();
    }
    int right = pythonList(other);
    if (right == 0) {
      python().decRef(left);
      return notImplemented();
    }
    return compareAndRelease(left, right, operation);
  }

  private int append(int self, Arguments arguments) {
    arguments.require("append", 1, 1);
    List list = self(self);
    list.add(ElementTypes.forList(values().natural(arguments.get(0)), list));
    return none();
  }

  private int extend(int self, Arguments arguments) {
    arguments.require("extend", 1, 1);
    python().decRef(extendInPlace(self, arguments.get(0)));
    return none();
  }

  private int insert(int self, Arguments arguments) {
    arguments.require("insert", 2, 2);
    List list = self(self);
    int index = slices.any(arguments.get(0), "an index must be an integer");
    int position = index < 0 ? Math.max(0, index + list.size()) : Math.min(index, list.size());
    list.add(position, ElementTypes.forList(values().natural(arguments.get(1)), list));
    return none();
  }

  private int pop(int self, Arguments arguments) {
    arguments.require("pop", 0, 1);
    List list = self(self);
    if (list.isEmpty()) {
      throw PythonErrorException.index("pop from empty list");
    }
    int position =
        arguments.count() == 0
            ? list.size() - 1
            : slices.index(arguments.get(0), list.size(), "pop");
    return values().toPython(list.remove(position));
  }

  private int remove(int self, Arguments arguments) {
    arguments.require("remove", 1, 1);
    List list = self(self);
    int position = indexOf(list, arguments.get(0), 0);
    if (position < 0) {
      throw PythonErrorException.value("list.remove(x): x not in list");
    }
    list.remove(position);
    return none();
  }

  private int clear(int self, Arguments arguments) {
    arguments.require("clear", 0, 0);
    self(self).clear();
    return none();
  }

  private int index(int self, Arguments arguments) {
    arguments.require("index", 1, 3);
    List list = self(self);
    int from = bound(arguments, 1, 0, list.size());
    int to = bound(arguments, 2, list.size(), list.size());
    int position = indexOf(list, arguments.get(0), from);
    if (position < 0 || position >= to) {
      throw PythonErrorException.value(api().objects().repr(arguments.get(0)) + " is not in list");
    }
    return values().toPython(position);
  }

  private int bound(Arguments arguments, int at, int absent, int length) {
    if (arguments.count() <= at) {
      return absent;
    }
    int index = slices.any(arguments.get(at), "an index must be an integer");
    return index < 0 ? Math.max(0, index + length) : index;
  }

  private int count(int self, Arguments arguments) {
    arguments.require("count", 1, 1);
    int count = 0;
    for (Object element : self(self)) {
      count += isEqual(arguments.get(0), element) ? 1 : 0;
    }
    return values().toPython(count);
  }

  private int reverse(int self, Arguments arguments) {
    arguments.require("reverse", 0, 0);
    Collections.reverse(self(self));
    return none();
  }

  private int copy(int self, Arguments arguments) {
    arguments.require("copy", 0, 0);
    return values().newList(self(self));
  }

  private int reversed(int self, Arguments arguments) {
    List<Object> copy = new ArrayList<>(self(self));
    Collections.reverse(copy);
    int list = values().newList(copy);
    try {
      return api().objects().iterator(list);
    } finally {
      python().decRef(list);
    }
  }

  private int sort(int self, Arguments arguments) {
    Object order =
        arguments.count() == 0
            ? null
            : values().as(arguments.get(0), Comparator.class, Comparator.class);
    self(self).sort((Comparator) order);
    return none();
  }

  private int replace(int self, Arguments arguments) {
    List list = self(self);
    @Nullable Object[] elements = elements(list, arguments.get(0)).toArray();
    if (elements.length != list.size()) {
      throw PythonErrorException.value("list modified during sort");
    }
    List<@Nullable Object> sorted = Arrays.asList(elements);
    for (int i = 0; i < elements.length; i++) {
      list.set(i, sorted.get(i));
    }
    return none();
  }
}
