package org.jyodide.internal.capi;

import java.lang.reflect.Array;
import java.math.BigInteger;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.jyodide.PyObject;

/** Makes Python objects of Java values; the table is in {@link PyObject}. */
public final class JavaToPython {
  private final CPython python;
  private final Types types;
  private final Strings strings;
  private final Numbers numbers;
  private final Containers containers;
  private final ToIntFunction<PyObject> addressOf;

  JavaToPython(
      CPython python,
      Types types,
      Strings strings,
      Numbers numbers,
      Containers containers,
      ToIntFunction<PyObject> addressOf) {
    this.python = python;
    this.types = types;
    this.strings = strings;
    this.numbers = numbers;
    this.containers = containers;
    this.addressOf = addressOf;
  }

  /**
   * A new reference to the Python object for a value.
   *
   * @throws NotConvertibleException if it has none
   */
  public int convert(@Nullable Object value) {
    return convert(value, new IdentityHashMap<>());
  }

  /** A new tuple of the converted values. */
  public int convertToTuple(List<? extends @Nullable Object> values) {
    @Nullable Object[] elements = values.toArray();
    IdentityHashMap<Object, Integer> made = new IdentityHashMap<>();
    int tuple = containers.newTuple(elements.length);
    return filling(
        tuple,
        () -> {
          for (int i = 0; i < elements.length; i++) {
            int index = i;
            int element = element(elements[i], made, () -> "argument " + index);
            containers.fillTuple(tuple, i, element);
          }
        });
  }

  private int convert(@Nullable Object value, IdentityHashMap<Object, Integer> made) {
    if (value == null) {
      return python.incRef(types.none());
    }
    if (value instanceof PyObject object) {
      return python.incRef(addressOf.applyAsInt(object));
    }
    if (value instanceof CharSequence text) {
      return strings.toPython(text);
    }
    if (value instanceof Number number) {
      return number(number);
    }
    if (value instanceof Boolean bool) {
      return python.incRef(types.bool(bool));
    }
    if (value instanceof Character character) {
      return strings.toPython(character.toString());
    }
    if (value instanceof byte[] bytes) {
      return containers.newBytes(bytes);
    }
    Integer earlier = made.get(value);
    return earlier != null ? python.incRef(earlier) : container(value, made);
  }

  private int number(Number number) {
    if (number instanceof Integer
        || number instanceof Long
        || number instanceof Short
        || number instanceof Byte) {
      return numbers.toPython(number.longValue());
    }
    if (number instanceof Double || number instanceof Float) {
      return numbers.toPython(number.doubleValue());
    }
    if (number instanceof BigInteger big) {
      return numbers.toPython(big);
    }
    throw unknown(number);
  }

  private int container(Object value, IdentityHashMap<Object, Integer> made) {
    if (value instanceof List<?> list) {
      return list(value, list.toArray(), made);
    }
    if (value instanceof Set<?> set) {
      return set(set, made);
    }
    if (value instanceof Map<?, ?> map) {
      return dict(map, made);
    }
    if (value instanceof Object[] array) {
      return list(value, array, made);
    }
    if (value.getClass().isArray()) {
      @Nullable Object[] elements = new Object[Array.getLength(value)];
      for (int i = 0; i < elements.length; i++) {
        elements[i] = Array.get(value, i);
      }
      return list(value, elements, made);
    }
    throw unknown(value);
  }

  private int list(
      Object value, @Nullable Object[] elements, IdentityHashMap<Object, Integer> made) {
    int list = containers.newList(elements.length);
    made.put(value, list);
    return filling(
        list,
        () -> {
          for (int i = 0; i < elements.length; i++) {
            int index = i;
            containers.fillList(list, i, element(elements[i], made, () -> "[" + index + "]"));
          }
        });
  }

  private int set(Collection<?> value, IdentityHashMap<Object, Integer> made) {
    int set = containers.newSet();
    return filling(
        set,
        () -> {
          for (Object member : value) {
            int element = element(member, made, () -> "{" + member + "}");
            try {
              containers.add(set, element);
            } finally {
              python.decRef(element);
            }
          }
        });
  }

  private int dict(Map<?, ?> value, IdentityHashMap<Object, Integer> made) {
    int dict = containers.newDict();
    made.put(value, dict);
    return filling(dict, () -> value.forEach((key, mapped) -> put(dict, key, mapped, made)));
  }

  private void put(
      int dict,
      @Nullable Object key,
      @Nullable Object mapped,
      IdentityHashMap<Object, Integer> made) {
    int keyObject = element(key, made, () -> "a key");
    try {
      int valueObject = element(mapped, made, () -> "[" + quote(key) + "]");
      try {
        containers.put(dict, keyObject, valueObject);
      } finally {
        python.decRef(valueObject);
      }
    } finally {
      python.decRef(keyObject);
    }
  }

  private int element(
      @Nullable Object value, IdentityHashMap<Object, Integer> made, Supplier<String> where) {
    try {
      return convert(value, made);
    } catch (NotConvertibleException e) {
      throw e.within(where.get());
    }
  }

  /** Frees a half-filled container if filling it fails. */
  private int filling(int container, Runnable fill) {
    boolean done = false;
    try {
      fill.run();
      done = true;
      return container;
    } finally {
      if (!done) {
        python.decRef(container);
      }
    }
  }

  private static String quote(@Nullable Object key) {
    return key instanceof CharSequence ? "'" + key + "'" : String.valueOf(key);
  }

  private static NotConvertibleException unknown(Object value) {
    return new NotConvertibleException(
        "an object of " + value.getClass() + " has no counterpart in Python");
  }
}
