package org.jyodide.internal.bridge.imports;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.bridge.value.Capability;
import org.jyodide.internal.bridge.value.HostArray;
import org.jyodide.internal.bridge.value.HostError;
import org.jyodide.internal.bridge.value.HostObject;
import org.jyodide.internal.bridge.value.HostValues;
import org.jyodide.internal.bridge.value.Indexed;

/**
 * The elements of an object that has some: directly if it is {@link Indexed}, else as properties.
 */
final class Elements {
  private Elements() {}

  static int length(@Nullable Object object) {
    return object instanceof Indexed indexed
        ? indexed.length()
        : HostValues.toInt32(HostValues.object(object).get("length"));
  }

  static boolean has(@Nullable Object object, int index) {
    return object instanceof Indexed indexed
        ? index >= 0 && index < indexed.length()
        : HostValues.object(object).has(Integer.toString(index));
  }

  static @Nullable Object get(@Nullable Object object, int index) {
    return object instanceof Indexed indexed
        ? indexed.item(index)
        : HostValues.object(object).get(Integer.toString(index));
  }

  static void set(@Nullable Object object, int index, @Nullable Object value) {
    if (object instanceof Indexed indexed) {
      indexed.setItem(index, value);
    } else {
      HostValues.object(object).set(Integer.toString(index), value);
    }
  }

  static List<@Nullable Object> splice(
      @Nullable Object object, int start, int count, List<? extends @Nullable Object> items) {
    if (object instanceof Indexed indexed) {
      return indexed.splice(start, count, items);
    }
    List<@Nullable Object> arguments = new ArrayList<>(List.of(start, count));
    arguments.addAll(items);
    Object removed = HostValues.invoke(object, "splice", arguments.toArray());
    return list(removed);
  }

  static List<@Nullable Object> list(@Nullable Object object) {
    if (object instanceof HostArray array) {
      return array.elements();
    }
    List<@Nullable Object> elements = new ArrayList<>();
    for (int i = 0; i < length(object); i++) {
      elements.add(get(object, i));
    }
    return elements;
  }

  /** An array that the program made. */
  static HostArray array(@Nullable Object value) {
    if (value instanceof HostArray array) {
      return array;
    }
    throw HostError.type(HostValues.display(value) + " is no array");
  }

  static boolean isArray(@Nullable Object value) {
    return value instanceof Indexed
        || (value instanceof HostObject object && (object.capabilities() & Capability.ARRAY) != 0);
  }
}
