package org.jyodide.internal.bridge.protocols;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Numbers in collections: Python has one kind of integer, a Java collection usually holds one of
 * several. A number goes into a collection as the type of the numbers that are there, and is found
 * whatever its type.
 */
final class ElementTypes {
  private ElementTypes() {}

  /** A value as the type of another one, if that is a number too and holds it exactly. */
  static @Nullable Object like(@Nullable Object value, @Nullable Object example) {
    if (value instanceof Long number && example instanceof Number) {
      long n = number;
      if (example instanceof Integer && n == (int) n) {
        return (int) n;
      }
      if (example instanceof Short && n == (short) n) {
        return (short) n;
      }
      if (example instanceof Byte && n == (byte) n) {
        return (byte) n;
      }
      if (example instanceof Double) {
        return (double) n;
      }
    }
    if (value instanceof Double number && example instanceof Float) {
      float narrow = (float) (double) number;
      return narrow == number || number.isNaN() ? (Object) narrow : value;
    }
    if (value instanceof String text && example instanceof Character && text.length() == 1) {
      return text.charAt(0);
    }
    return value;
  }

  /** A value as the type of the elements of a list. */
  static @Nullable Object forList(@Nullable Object value, List<?> list) {
    return list.isEmpty() ? value : like(value, list.get(list.size() - 1));
  }

  /** A value as the type of the members of a set. */
  static @Nullable Object forSet(@Nullable Object value, Set<?> set) {
    return set.isEmpty() ? value : like(value, set.iterator().next());
  }

  /** The key of a map that a value means: the value itself, or another type of the same number. */
  static @Nullable Object key(Map<?, ?> map, @Nullable Object value) {
    if (contains(map, value) || !(value instanceof Long || value instanceof String)) {
      return value;
    }
    if (value instanceof String text) {
      return text.length() == 1 && contains(map, text.charAt(0)) ? (Object) text.charAt(0) : value;
    }
    for (Object candidate : others((Long) value)) {
      if (contains(map, candidate)) {
        return candidate;
      }
    }
    return map.isEmpty() ? value : like(value, map.keySet().iterator().next());
  }

  /** Whether a map has a key; false also if its keys cannot be compared with it. */
  static boolean contains(Map<?, ?> map, @Nullable Object key) {
    try {
      return map.containsKey(key);
    } catch (ClassCastException | NullPointerException e) {
      return false;
    }
  }

  /** The member of a set that a value means, as {@link #key}. */
  static @Nullable Object member(Set<?> set, @Nullable Object value) {
    if (contains(set, value) || !(value instanceof Long || value instanceof String)) {
      return value;
    }
    if (value instanceof String text) {
      return text.length() == 1 && contains(set, text.charAt(0)) ? (Object) text.charAt(0) : value;
    }
    for (Object candidate : others((Long) value)) {
      if (contains(set, candidate)) {
        return candidate;
      }
    }
    return forSet(value, set);
  }

  static boolean contains(Set<?> set, @Nullable Object value) {
    try {
      return set.contains(value);
    } catch (ClassCastException | NullPointerException e) {
      return false;
    }
  }

  private static List<Object> others(long value) {
    return value == (int) value
        ? value == (byte) value
            ? List.of((int) value, (short) value, (byte) value)
            : value == (short) value ? List.of((int) value, (short) value) : List.of((int) value)
        : List.of();
  }
}
