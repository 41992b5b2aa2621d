package org.jyodide.internal.convert;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
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

  /** The converter for a class, primitive or not, that is one of these. */
  Optional<Converter> find(Class<?> type) {
    return Optional.ofNullable(
        switch (type.getName()) {
          case "boolean", "java.lang.Boolean" -> exact::asBoolean;
          case "byte", "java.lang.Byte" -> this::octet;
          case "short", "java.lang.Short" -> this::small;
          case "int", "java.lang.Integer" -> exact::asInt;
          case "long", "java.lang.Long" -> exact::asLong;
          case "float", "java.lang.Float" -> this::floating;
          case "double", "java.lang.Double" -> exact::asDouble;
          case "char", "java.lang.Character" -> this::character;
          case "java.math.BigInteger" -> exact::asBigInteger;
          case "java.math.BigDecimal" -> this::decimal;
          case "java.lang.Number" -> this::number;
          case "java.lang.String", "java.lang.CharSequence" -> exact::asString;
          default -> null;
        });
  }

  private byte octet(int object) {
    return (byte) ranged(object, Byte.MIN_VALUE, Byte.MAX_VALUE, "a byte of 8 bits");
  }

  private short small(int object) {
    return (short) ranged(object, Short.MIN_VALUE, Short.MAX_VALUE, "a short of 16 bits");
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
