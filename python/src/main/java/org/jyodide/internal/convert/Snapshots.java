package org.jyodide.internal.convert;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The elements of a view at one moment. */
final class Snapshots {
  private Snapshots() {}

  /** The elements of an iterable; on the interpreter's thread. */
  @SuppressWarnings("NullAway") // as in Collection.toArray, elements may be null
  static Object[] of(Shown shown, int iterable, Type type) {
    List<@Nullable Object> values = new ArrayList<>();
    try (var elements = shown.api().containers().elements(iterable)) {
      for (int element = elements.next(); element != 0; element = elements.next()) {
        values.add(shown.conversions().part(element, type, "[" + values.size() + "]"));
      }
    }
    return values.toArray();
  }

  /** As {@code Collection.toArray(T[])} wants it. */
  @SuppressWarnings({"unchecked", "SuspiciousSystemArraycopy"})
  static <T extends @Nullable Object> T[] into(Object[] elements, T[] target) {
    if (target.length < elements.length) {
      return (T[]) Arrays.copyOf(elements, elements.length, target.getClass());
    }
    System.arraycopy(elements, 0, target, 0, elements.length);
    if (target.length > elements.length) {
      ((@Nullable Object[]) target)[elements.length] = null;
    }
    return target;
  }
}
