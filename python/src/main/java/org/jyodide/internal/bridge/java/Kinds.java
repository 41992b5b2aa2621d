package org.jyodide.internal.bridge.java;

/**
 * What an overload is chosen by: the kind of each argument. For a Java object it is the object's
 * class, for anything else one of these constants.
 */
public enum Kinds {
  NONE("None"),
  BOOL("bool"),
  /** An {@code int} of 8 bits. */
  INT8("int"),
  INT16("int"),
  INT32("int"),
  INT64("int"),
  BIG_INT("int"),
  FLOAT("float"),
  /** A {@code str} of one UTF-16 unit. */
  CHARACTER("str"),
  STR("str"),
  BYTES("bytes"),
  BYTE_ARRAY("bytearray"),
  /** A {@code memoryview} or an {@code array.array} of bytes. */
  BUFFER("buffer"),
  INT_BUFFER("buffer of int"),
  LONG_BUFFER("buffer of long"),
  FLOAT_BUFFER("buffer of float"),
  DOUBLE_BUFFER("buffer of double"),
  DECIMAL("Decimal"),
  DATE("date"),
  TIME("time"),
  DATE_TIME("datetime"),
  AWARE_DATE_TIME("datetime with a time zone"),
  DURATION("timedelta"),
  LIST("list"),
  TUPLE("tuple"),
  DICT("dict"),
  SET("set"),
  CALLABLE("callable"),
  ITERATOR("iterator"),
  ITERABLE("iterable"),
  /** A class of Java itself. */
  JAVA_CLASS("Java class"),
  OBJECT("object");

  private final String text;

  Kinds(String text) {
    this.text = text;
  }

  /** How an error names a kind. */
  static String describe(Object kind) {
    if (kind instanceof Kinds named) {
      return named.text;
    }
    if (kind instanceof Implementation implementation) {
      return implementation.interfaces().iterator().next().getSimpleName() + " in Python";
    }
    return kind instanceof Class<?> type ? type.getName() : String.valueOf(kind);
  }
}
