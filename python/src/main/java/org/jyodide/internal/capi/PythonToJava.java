package org.jyodide.internal.capi;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.jyodide.CopyOptions;
import org.jyodide.internal.capi.Types.Kind;

/**
 * Makes Java values of Python objects; the table is in {@link org.jyodide.PyObject}. What cannot be
 * had exactly is a {@link NotConvertibleException}.
 */
public final class PythonToJava {
  private final CApi api;
  private final CPython python;

  PythonToJava(CApi api) {
    this.api = api;
    python = api.python();
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
    return value.isPresent()
        ? BigInteger.valueOf(value.getAsLong())
        : api.numbers().bigValue(object);
  }

  private OptionalLong integer(int object, String wanted) {
    if (api.types().kind(object) != Kind.INT) {
      throw mismatch(object, wanted);
    }
    return api.numbers().longValue(object);
  }

  /** The value of a {@code float}, or of an {@code int} that a {@code double} is exactly. */
  public double asDouble(int object) {
    if (api.types().kind(object) == Kind.FLOAT) {
      return api.numbers().doubleValue(object);
    }
    OptionalLong value = integer(object, "float");
    BigInteger exact =
        value.isPresent() ? BigInteger.valueOf(value.getAsLong()) : api.numbers().bigValue(object);
    double nearest = exact.doubleValue();
    if (Double.isInfinite(nearest) || !new BigDecimal(nearest).toBigInteger().equals(exact)) {
      throw doesNotFit(object, "a double exactly");
    }
    return nearest;
  }

  /** The value of a {@code bool}. */
  public boolean asBoolean(int object) {
    if (api.types().kind(object) != Kind.BOOL) {
      throw mismatch(object, "bool");
    }
    return object == api.types().bool(true);
  }

  /** The value of a {@code str}. */
  public String asString(int object) {
    if (api.types().kind(object) != Kind.STR) {
      throw mismatch(object, "str");
    }
    return api.strings().toJava(object);
  }

  /** The content of {@code bytes} or a {@code bytearray}. */
  public byte[] asBytes(int object) {
    Kind kind = api.types().kind(object);
    if (kind == Kind.BYTES) {
      return api.containers().bytes(object);
    }
    if (kind == Kind.BYTEARRAY) {
      return api.containers().byteArray(object);
    }
    throw mismatch(object, "bytes or bytearray");
  }

  /** The value as a Java type, exact or live: {@link TypedConversion#convert}. */
  public @Nullable Object convert(int object, Type type) {
    return api.typed().convert(object, type);
  }

  /** A deep copy. */
  public @Nullable Object toJava(int object, CopyOptions options) {
    return new DeepToJava(api, options).copy(object);
  }

  /** A deep copy of a {@code list} or {@code tuple}. */
  @SuppressWarnings("unchecked") // the copy of a list is one of objects
  public List<@Nullable Object> toList(int object) {
    Kind kind = api.types().kind(object);
    if (kind != Kind.LIST && kind != Kind.TUPLE) {
      throw mismatch(object, "list or tuple");
    }
    return (List<@Nullable Object>) container(object);
  }

  /** A deep copy of a {@code dict}. */
  @SuppressWarnings("unchecked") // the copy of a dict is one of objects
  public Map<@Nullable Object, @Nullable Object> toMap(int object) {
    if (api.types().kind(object) != Kind.DICT) {
      throw mismatch(object, "dict");
    }
    return (Map<@Nullable Object, @Nullable Object>) container(object);
  }

  /** A deep copy of a {@code set} or {@code frozenset}. */
  @SuppressWarnings("unchecked") // the copy of a set is one of objects
  public Set<@Nullable Object> toSet(int object) {
    if (api.types().kind(object) != Kind.SET) {
      throw mismatch(object, "set or frozenset");
    }
    return (Set<@Nullable Object>) container(object);
  }

  private Object container(int object) {
    return java.util.Objects.requireNonNull(toJava(object, CopyOptions.defaults()));
  }

  /** Says that something else was wanted. */
  public NotConvertibleException mismatch(int object, String wanted) {
    return new NotConvertibleException(
        wanted + " was wanted, this is " + api.types().name(object) + " " + shortRepr(object));
  }

  /** Says that the value is of the right kind and too large, or not exactly one of the target's. */
  public NotConvertibleException doesNotFit(int object, String target) {
    return new NotConvertibleException(
        "the " + api.types().name(object) + " " + shortRepr(object) + " does not fit " + target);
  }

  /** The {@code repr} of an object, cut if it is long. */
  public String shortRepr(int object) {
    String repr;
    try {
      repr = api.objects().repr(object);
    } catch (PythonRaisedException e) {
      python.decRef(e.exception());
      return "(its repr raises)"; // so does that of an int of more than 4300 digits
    }
    return repr.length() <= 60 ? repr : repr.substring(0, 57) + "...";
  }
}
