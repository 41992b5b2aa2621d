package org.jyodide.internal.convert;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import org.jyodide.internal.capi.CApi;
import org.jyodide.internal.capi.PythonToJava;
import org.jyodide.internal.capi.Types.Kind;

/** Numbers, truth values and texts. */
final class Scalars {
  private final CApi api;
  private final PythonToJava exact;

  Scalars(CApi api) {
    this.api = api;
    exact = api.toJava();
  }

  Map<Type, Converter> converters() {
    Map<Type, Converter> found = new HashMap<>();
    both(found, boolean.class, Boolean.class, exact::asBoolean);
    both(
        found,
        byte.class,
        Byte.class,
        object -> (byte) ranged(object, Byte.MIN_VALUE, Byte.MAX_VALUE, "a byte of 8 bits"));
    both(
        found,
        short.class,
        Short.class,
        object -> (short) ranged(object, Short.MIN_VALUE, Short.MAX_VALUE, "a short of 16 bits"));
    both(found, int.class, Integer.class, exact::asInt);
    both(found, long.class, Long.class, exact::asLong);
    both(found, float.class, Float.class, this::floating);
    both(found, double.class, Double.class, exact::asDouble);
    both(found, char.class, Character.class, this::character);
    found.put(BigInteger.class, exact::asBigInteger);
    found.put(BigDecimal.class, this::decimal);
    found.put(Number.class, this::number);
    found.put(String.class, exact::asString);
    found.put(CharSequence.class, exact::asString);
    return found;
  }

  private static void both(
      Map<Type, Converter> found, Class<?> primitive, Class<?> box, Converter converter) {
    found.put(primitive, converter);
    found.put(box, converter);
  }

  private int ranged(int object, int least, int most, String target) {
    BigInteger value = exact.asBigInteger(object);
    if (value.bitLength() > 31 || value.intValue() < least || value.intValue() > most) {
      throw exact.doesNotFit(object, target);
    }
    return value.intValue();
  }

  /** The nearest {@code float}: Python has none of that size, so none would ever be exact. */
  private float floating(int object) {
    double value = exact.asDouble(object);
    float nearest = (float) value;
    if (Float.isInfinite(nearest) && !Double.isInfinite(value)) {
      throw exact.doesNotFit(object, "a float");
    }
    return nearest;
  }

  private char character(int object) {
    String text = exact.asString(object);
    if (text.length() != 1) {
      throw exact.doesNotFit(object, "a char: one character up to U+FFFF");
    }
    return text.charAt(0);
  }

  private Number number(int object) {
    Kind kind = api.types().kind(object);
    if (kind == Kind.INT) {
      return api.numbers().value(object);
    }
    if (kind == Kind.FLOAT) {
      return api.numbers().doubleValue(object);
    }
    if (kind == Kind.OTHER && isDecimal(object)) {
      return decimal(object);
    }
    throw exact.mismatch(object, "a number");
  }

  private boolean isDecimal(int object) {
    return api.types().name(object).equals("decimal.Decimal")
        || api.objects().isInstance(object, api.code().member("decimal", "Decimal"));
  }

  private BigDecimal decimal(int object) {
    Kind kind = api.types().kind(object);
    if (kind == Kind.INT) {
      return new BigDecimal(exact.asBigInteger(object));
    }
    if (kind == Kind.FLOAT) {
      double value = api.numbers().doubleValue(object);
      if (!Double.isFinite(value)) {
        throw exact.doesNotFit(object, "a BigDecimal, which is finite");
      }
      return new BigDecimal(value);
    }
    if (kind != Kind.OTHER || !isDecimal(object)) {
      throw exact.mismatch(object, "Decimal, int or float");
    }
    return decimalOf(api, object);
  }

  /** The value of a {@code Decimal}, with its scale. */
  static BigDecimal decimalOf(CApi api, int object) {
    try {
      return new BigDecimal(api.objects().str(object));
    } catch (NumberFormatException e) {
      throw api.toJava().doesNotFit(object, "a BigDecimal, which is finite");
    }
  }
}
