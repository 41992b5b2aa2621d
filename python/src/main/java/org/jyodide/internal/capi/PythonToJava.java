package org.jyodide.internal.capi;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.capi.Types.Kind;

/**
 * Makes Java values of Python objects; the table is in {@link org.jyodide.PyObject}. What cannot be
 * had exactly is a {@link NotConvertibleException}.
 */
public final class PythonToJava {
  private final CPython python;
  private final Types types;
  private final Strings strings;
  private final Numbers numbers;
  private final Containers containers;
  private final Objects objects;

  PythonToJava(
      CPython python,
      Types types,
      Strings strings,
      Numbers numbers,
      Containers containers,
      Objects objects) {
    this.python = python;
    this.types = types;
    this.strings = strings;
    this.numbers = numbers;
    this.containers = containers;
    this.objects = objects;
  }

  /** The value of an {@code int} that fits 32 bits. */
  public int asInt(int object) {
    OptionalLong value = integer(object, "int");
    if (value.isEmpty() || (int) value.getAsLong() != value.getAsLong()) {
      throw doesNotFit(object, "an int of 32 bits");
    }
    return (int) value.getAsLong();
  }

  /** The value of an {@code int} that fits 64 bits. */
  public long asLong(int object) {
    return integer(object, "int").orElseThrow(() -> doesNotFit(object, "a long of 64 bits"));
  }

  /** The value of an {@code int}. */
  public BigInteger asBigInteger(int object) {
    OptionalLong value = integer(object, "int");
    return value.isPresent() ? BigInteger.valueOf(value.getAsLong()) : numbers.bigValue(object);
  }

  private OptionalLong integer(int object, String wanted) {
    if (types.kind(object) != Kind.INT) {
      throw mismatch(object, wanted);
    }
    return numbers.longValue(object);
  }

  /** The value of a {@code float}, or of an {@code int} that a {@code double} is exactly. */
  public double asDouble(int object) {
    if (types.kind(object) == Kind.FLOAT) {
      return numbers.doubleValue(object);
    }
    OptionalLong value = integer(object, "float");
    BigInteger exact =
        value.isPresent() ? BigInteger.valueOf(value.getAsLong()) : numbers.bigValue(object);
    double nearest = exact.doubleValue();
    if (Double.isInfinite(nearest) || !new BigDecimal(nearest).toBigInteger().equals(exact)) {
      throw doesNotFit(object, "a double exactly");
    }
    return nearest;
  }

  /** The value of a {@code bool}. */
  public boolean asBoolean(int object) {
    if (types.kind(object) != Kind.BOOL) {
      throw mismatch(object, "bool");
    }
    return object == types.bool(true);
  }

  /** The value of a {@code str}. */
  public String asString(int object) {
    if (types.kind(object) != Kind.STR) {
      throw mismatch(object, "str");
    }
    return strings.toJava(object);
  }

  /** The content of {@code bytes} or a {@code bytearray}. */
  public byte[] asBytes(int object) {
    Kind kind = types.kind(object);
    if (kind == Kind.BYTES) {
      return containers.bytes(object);
    }
    if (kind == Kind.BYTEARRAY) {
      return containers.byteArray(object);
    }
    throw mismatch(object, "bytes or bytearray");
  }

  /** A deep copy. */
  public @Nullable Object toJava(int object) {
    return new Copy().of(object);
  }

  /** A deep copy of a {@code list} or {@code tuple}. */
  public List<@Nullable Object> toList(int object) {
    Kind kind = types.kind(object);
    if (kind != Kind.LIST && kind != Kind.TUPLE) {
      throw mismatch(object, "list or tuple");
    }
    return new Copy().list(object);
  }

  /** A deep copy of a {@code dict}. */
  public Map<@Nullable Object, @Nullable Object> toMap(int object) {
    if (types.kind(object) != Kind.DICT) {
      throw mismatch(object, "dict");
    }
    return new Copy().map(object);
  }

  /** A deep copy of a {@code set} or {@code frozenset}. */
  public Set<@Nullable Object> toSet(int object) {
    if (types.kind(object) != Kind.SET) {
      throw mismatch(object, "set or frozenset");
    }
    return new Copy().set(object);
  }

  private NotConvertibleException mismatch(int object, String wanted) {
    return new NotConvertibleException(
        wanted + " was wanted, this is " + types.name(object) + " " + shortRepr(object));
  }

  private NotConvertibleException doesNotFit(int object, String target) {
    return new NotConvertibleException(
        "the " + types.name(object) + " " + shortRepr(object) + " does not fit " + target);
  }

  private String shortRepr(int object) {
    String repr;
    try {
      repr = objects.repr(object);
    } catch (PythonRaisedException e) {
      python.decRef(e.exception());
      return "(its repr raises)"; // so does that of an int of more than 4300 digits
    }
    return repr.length() <= 60 ? repr : repr.substring(0, 57) + "...";
  }

  /** One deep copy, which copies each container once. */
  private final class Copy {
    private final Map<Integer, Object> made = new HashMap<>();

    @Nullable Object of(int object) {
      Kind kind = types.kind(object);
      return switch (kind) {
        case NONE -> null;
        case BOOL -> object == types.bool(true);
        case INT -> integer(object);
        case FLOAT -> numbers.doubleValue(object);
        case STR -> strings.toJava(object);
        case BYTES -> containers.bytes(object);
        case BYTEARRAY -> containers.byteArray(object);
        case LIST, TUPLE, DICT, SET -> container(object, kind);
        case OTHER -> throw mismatch(object, "a value or a container of values");
      };
    }

    private Object integer(int object) {
      OptionalLong value = numbers.longValue(object);
      if (value.isPresent()) {
        return value.getAsLong();
      }
      return numbers.bigValue(object);
    }

    private Object container(int object, Kind kind) {
      Object earlier = made.get(object);
      if (earlier != null) {
        return earlier;
      }
      if (kind == Kind.DICT) {
        return map(object);
      }
      return kind == Kind.SET ? set(object) : list(object);
    }

    List<@Nullable Object> list(int object) {
      List<@Nullable Object> list = new ArrayList<>();
      made.put(object, list);
      containers.forEach(object, element -> list.add(part(element, () -> "[" + list.size() + "]")));
      return list;
    }

    Set<@Nullable Object> set(int object) {
      Set<@Nullable Object> set = new LinkedHashSet<>();
      containers.forEach(
          object, element -> set.add(part(element, () -> "{" + shortRepr(element) + "}")));
      return set;
    }

    Map<@Nullable Object, @Nullable Object> map(int object) {
      Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
      made.put(object, map);
      containers.forEachEntry(object, (key, value) -> put(map, key, value));
      return map;
    }

    private void put(Map<@Nullable Object, @Nullable Object> map, int key, int value) {
      Object javaKey = part(key, () -> "a key");
      Object javaValue = part(value, () -> "[" + shortRepr(key) + "]");
      if (map.containsKey(javaKey)) {
        throw new NotConvertibleException("two keys of a dict are both " + javaKey + " in Java");
      }
      map.put(javaKey, javaValue);
    }

    private @Nullable Object part(int object, Supplier<String> step) {
      try {
        return of(object);
      } catch (NotConvertibleException e) {
        throw e.within(step.get());
      }
    }
  }
}
