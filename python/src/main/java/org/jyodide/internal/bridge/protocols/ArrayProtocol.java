package org.jyodide.internal.bridge.protocols;

import java.lang.reflect.Array;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.bridge.protocols.Slices.Slice;
import org.jyodide.internal.extension.Arguments;
import org.jyodide.internal.extension.ExtensionType;
import org.jyodide.internal.extension.PythonErrorException;
import org.jyodide.internal.extension.Slots;

/** A Java array as a sequence of fixed length; {@code byte[]} is converted and never comes here. */
final class ArrayProtocol extends Protocol<Object> {
  private final Slices slices;

  ArrayProtocol(Context context) {
    super(Object.class, "JavaArray", context);
    slices = new Slices(context.api());
  }

  @Override
  public boolean shows(Class<?> candidate) {
    return candidate.isArray();
  }

  private Object array(int self) {
    Object found = self(self);
    if (!found.getClass().isArray()) {
      throw PythonErrorException.type("a Java array was wanted");
    }
    return found;
  }

  @Override
  public void define(ExtensionType type) {
    type.statusSlot(Slots.MP_LENGTH, self -> Array.getLength(array(self)))
        .slot(Slots.MP_SUBSCRIPT, (self, key) -> item(array(self), key))
        .statusSlot(Slots.MP_ASS_SUBSCRIPT, (self, key, value) -> assign(array(self), key, value))
        .statusSlot(Slots.SQ_CONTAINS, (self, value) -> indexOf(array(self), value) < 0 ? 0 : 1)
        .slot(Slots.TP_ITER, self -> values().toPython(list(array(self)).iterator()))
        .slot(Slots.TP_RICHCOMPARE, (self, other, operation) -> compare(self, other, operation))
        .slot(Slots.TP_REPR, once("[...]", this::repr))
        .slot(Slots.TP_STR, once("[...]", this::repr))
        .method("index", "The position of the first element that equals a value.", this::index)
        .method("count", "The number of elements that equal a value.", this::count)
        .method("__reversed__", "Iterate from the end.", this::reversed);
  }

  private static List<@Nullable Object> list(Object array) {
    return new AbstractList<>() {
      @Override
      public @Nullable Object get(int index) {
        return Array.get(array, index);
      }

      @Override
      public int size() {
        return Array.getLength(array);
      }
    };
  }

  private int item(Object array, int key) {
    int length = Array.getLength(array);
    if (slices.isSlice(key)) {
      Slice slice = slices.slice(key, length);
      List<@Nullable Object> part = new ArrayList<>(slice.count());
      for (int i = 0; i < slice.count(); i++) {
        part.add(Array.get(array, slice.position(i)));
      }
      return values().newList(part);
    }
    return values().toPython(Array.get(array, slices.index(key, length, "array")));
  }

  private int assign(Object array, int key, int value) {
    if (value == 0) {
      throw PythonErrorException.type("the elements of a Java array cannot be deleted");
    }
    Class<?> element = array.getClass().getComponentType();
    int length = Array.getLength(array);
    if (!slices.isSlice(key)) {
      int position = slices.index(key, length, "array");
      Array.set(array, position, values().as(value, element, element));
      return 0;
    }
    Slice slice = slices.slice(key, length);
    List<@Nullable Object> elements = new ArrayList<>();
    try (var each = api().containers().elements(value)) {
      for (int object = each.next(); object != 0; object = each.next()) {
        elements.add(values().as(object, element, element));
      }
    }
    if (elements.size() != slice.count()) {
      throw PythonErrorException.value(
          "a Java array keeps its length: "
              + slice.count()
              + " elements were wanted, got "
              + elements.size());
    }
    for (int i = 0; i < slice.count(); i++) {
      Array.set(array, slice.position(i), elements.get(i));
    }
    return 0;
  }

  private int indexOf(Object array, int value) {
    int length = Array.getLength(array);
    for (int i = 0; i < length; i++) {
      if (isEqual(value, Array.get(array, i))) {
        return i;
      }
    }
    return -1;
  }

  private int index(int self, Arguments arguments) {
    arguments.require("index", 1, 1);
    int position = indexOf(array(self), arguments.get(0));
    if (position < 0) {
      throw PythonErrorException.value(
          api().objects().repr(arguments.get(0)) + " is not in the array");
    }
    return values().toPython(position);
  }

  private int count(int self, Arguments arguments) {
    arguments.require("count", 1, 1);
    int count = 0;
    for (Object element : list(array(self))) {
      count += isEqual(arguments.get(0), element) ? 1 : 0;
    }
    return values().toPython(count);
  }

  private int reversed(int self, Arguments arguments) {
    List<@Nullable Object> copy = new ArrayList<>(list(array(self)));
    Collections.reverse(copy);
    return values().toPython(copy.iterator());
  }

  private int repr(int self) {
    Object array = array(self);
    int elements = values().newList(list(array));
    try {
      String text = api().objects().repr(elements);
      return api().strings().toPython(array.getClass().getComponentType().getSimpleName() + text);
    } finally {
      python().decRef(elements);
    }
  }

  private int compare(int self, int other, int operation) {
    int right;
    Object java = find(other);
    if (java != null && java.getClass().isArray()) {
      right = values().newList(list(java));
    } else if (java instanceof List<?> elements) {
      right = values().newList(elements);
    } else {
      var kind = api().types().kind(other);
      if (kind != org.jyodide.internal.capi.Types.Kind.LIST
          && kind != org.jyodide.internal.capi.Types.Kind.TUPLE) {
        return notImplemented();
      }
      right = python().check(python().function("PySequence_List").call(other));
    }
    return compareAndRelease(values().newList(list(array(self))), right, operation);
  }
}
