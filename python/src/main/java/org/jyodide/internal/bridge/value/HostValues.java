package org.jyodide.internal.bridge.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operations that every value of the host has. */
public final class HostValues {
  /** One more than the largest integer that a Number holds safely: 2^53. */
  private static final long SAFE_LIMIT = 1L << 53;

  private static final BigInteger SAFE_MAXIMUM = BigInteger.valueOf(SAFE_LIMIT - 1);

  private HostValues() {}

  /** The {@code typeof} of a value. */
  public static String typeOf(@Nullable Object value) {
    if (value == null) {
      return "object";
    }
    if (value instanceof HostObject object) {
      return object.isCallable() ? "function" : "object";
    }
    if (value instanceof String) {
      return "string";
    }
    if (value instanceof BigInteger) {
      return "bigint";
    }
    if (value instanceof Number) {
      return "number";
    }
    if (value instanceof Boolean) {
      return "boolean";
    }
    if (value == Undefined.UNDEFINED) {
      return "undefined";
    }
    return value instanceof HostSymbol ? "symbol" : "object";
  }

  /** Whether a value has properties that may be read: anything but null and undefined. */
  public static boolean isNullish(@Nullable Object value) {
    return value == null || value == Undefined.UNDEFINED;
  }

  /**
   * The value as an object.
   *
   * @throws HostError for null and undefined, which have no properties
   */
  public static HostObject object(@Nullable Object value) {
    if (value instanceof HostObject object) {
      return object;
    }
    if (value == null || value == Undefined.UNDEFINED) {
      throw HostError.type("Cannot read properties of " + display(value));
    }
    if (value instanceof String
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof HostSymbol) {
      return new Primitive(value);
    }
    return new OpaqueObject(value);
  }

  public static boolean isFunction(@Nullable Object value) {
    return value instanceof HostObject object && object.isCallable();
  }

  /** Whether a value has a method {@code then}; never throws a {@link HostError}. */
  public static boolean isThenable(@Nullable Object value) {
    try {
      return value instanceof HostObject object && isFunction(object.get("then"));
    } catch (HostError e) {
      return false;
    }
  }

  /** Calls a function value with no {@code this}. */
  public static @Nullable Object call(@Nullable Object function, @Nullable Object... arguments) {
    return callWith(function, Undefined.UNDEFINED, arguments);
  }

  /** Calls a function value. */
  public static @Nullable Object callWith(
      @Nullable Object function, @Nullable Object self, @Nullable Object... arguments) {
    if (function instanceof HostObject object && object.isCallable()) {
      return object.call(self, arguments);
    }
    throw HostError.type(display(function) + " is not a function");
  }

  /** Calls a method of a value. */
  public static @Nullable Object invoke(
      @Nullable Object value, Object key, @Nullable Object... arguments) {
    HostObject object = object(value);
    Object method = object.get(key);
    if (method instanceof HostObject function && function.isCallable()) {
      return function.call(value, arguments);
    }
    throw HostError.type(object.className() + "." + key + " is not a function");
  }

  /** An argument of a call, undefined if it was not given. */
  public static @Nullable Object argument(@Nullable Object[] arguments, int index) {
    return index < arguments.length ? arguments[index] : Undefined.UNDEFINED;
  }

  /** The elements of an array value; none for undefined. */
  public static @Nullable Object[] toArray(@Nullable Object value) {
    if (isNullish(value)) {
      return new Object[0];
    }
    if (value instanceof HostArray array) {
      return array.elements().toArray();
    }
    return Iteration.toList(value).toArray();
  }

  static @Nullable Object[] concat(
      List<? extends @Nullable Object> first, @Nullable Object[] second) {
    @Nullable Object[] all = new Object[first.size() + second.length];
    for (int i = 0; i < first.size(); i++) {
      all[i] = first.get(i);
    }
    System.arraycopy(second, 0, all, first.size(), second.length);
    return all;
  }

  /** A property key of a value: a symbol, or its text. */
  public static Object propertyKey(@Nullable Object value) {
    return value instanceof HostSymbol symbol ? symbol : display(value);
  }

  /** Whether a value counts as true. */
  public static boolean isTrue(@Nullable Object value) {
    if (value instanceof Boolean bool) {
      return bool;
    }
    if (value instanceof String string) {
      return !string.isEmpty();
    }
    if (value instanceof BigInteger integer) {
      return integer.signum() != 0;
    }
    if (value instanceof Number number) {
      double d = number.doubleValue();
      return d != 0 && !Double.isNaN(d);
    }
    return !isNullish(value);
  }

  /** The {@code ===} of two values. */
  public static boolean strictEquals(@Nullable Object a, @Nullable Object b) {
    if (a instanceof Number x && b instanceof Number y) {
      if (x instanceof BigInteger || y instanceof BigInteger) {
        return x.equals(y);
      }
      return (isIntegral(x) && isIntegral(y))
          ? x.longValue() == y.longValue()
          : x.doubleValue() == y.doubleValue();
    }
    return identity(a) == identity(b) || (a instanceof String && a.equals(b));
  }

  static @Nullable Object identity(@Nullable Object value) {
    if (value instanceof HostObject object) {
      return object.identity();
    }
    // Boxes of one value are one value.
    return value instanceof Boolean bool ? Boolean.valueOf(bool) : value;
  }

  /**
   * The order of two values: negative, zero or positive.
   *
   * @return null if they have none, as a NaN with anything
   */
  public static @Nullable Integer compare(@Nullable Object a, @Nullable Object b) {
    Object x = toPrimitive(a);
    Object y = toPrimitive(b);
    if (x instanceof String s && y instanceof String t) {
      return s.compareTo(t);
    }
    Number m = toNumber(x);
    Number n = toNumber(y);
    if (Double.isNaN(m.doubleValue()) || Double.isNaN(n.doubleValue())) {
      return null;
    }
    if (Double.isInfinite(m.doubleValue()) || Double.isInfinite(n.doubleValue())) {
      return Double.compare(m.doubleValue(), n.doubleValue());
    }
    return decimal(m).compareTo(decimal(n));
  }

  private static @Nullable Object toPrimitive(@Nullable Object value) {
    if (!(value instanceof HostObject object)) {
      return value;
    }
    if (isFunction(object.get("valueOf"))) {
      Object primitive = invoke(object, "valueOf");
      if (!(primitive instanceof HostObject)) {
        return primitive;
      }
    }
    return display(object);
  }

  private static BigDecimal decimal(Number number) {
    if (number instanceof BigInteger integer) {
      return new BigDecimal(integer);
    }
    return isIntegral(number)
        ? BigDecimal.valueOf(number.longValue())
        : new BigDecimal(number.doubleValue());
  }

  /** The value as a Number or BigInt; NaN if it is none. */
  public static Number toNumber(@Nullable Object value) {
    if (value instanceof Number number) {
      return number;
    }
    if (value instanceof Boolean bool) {
      return bool ? 1 : 0;
    }
    if (value == null) {
      return 0;
    }
    if (value instanceof String string) {
      try {
        String text = string.strip();
        return text.isEmpty() ? 0.0 : Double.parseDouble(text);
      } catch (NumberFormatException e) {
        return Double.NaN;
      }
    }
    return value instanceof HostObject object ? toNumber(toPrimitive(object)) : Double.NaN;
  }

  /** The value as a signed 32-bit number, modulo 2^32; 0 for what is not finite. */
  public static int toInt32(@Nullable Object value) {
    Number number = toNumber(value);
    if (number instanceof BigInteger) {
      throw HostError.type("Cannot convert a BigInt value to a number");
    }
    if (isIntegral(number)) {
      return (int) number.longValue();
    }
    double d = number.doubleValue();
    if (Double.isNaN(d) || Double.isInfinite(d)) {
      return 0;
    }
    return Math.abs(d) < SAFE_LIMIT ? (int) (long) d : new BigDecimal(d).toBigInteger().intValue();
  }

  /** Whether a Number is held as an integer type. */
  public static boolean isIntegral(Number number) {
    return number instanceof Integer || number instanceof Long;
  }

  /** Whether a BigInt lies strictly between ±(2^53 − 1), where Numbers are exact. */
  public static boolean isSafe(BigInteger value) {
    return value.abs().compareTo(SAFE_MAXIMUM) < 0;
  }

  /** A Number of an integer that {@link #isSafe}. */
  public static Number number(long value) {
    return (int) value == value ? (Number) (int) value : (Number) value;
  }

  /** The text of a value: {@code String(value)}. */
  public static String display(@Nullable Object value) {
    if (value instanceof Double number) {
      return NumberText.of(number);
    }
    if (value instanceof HostObject object) {
      return object.display();
    }
    if (value == null
        || value instanceof String
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof Undefined
        || value instanceof HostSymbol) {
      return String.valueOf(value);
    }
    return "[object Opaque]";
  }
}
