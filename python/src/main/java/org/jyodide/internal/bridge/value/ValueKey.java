package org.jyodide.internal.bridge.value;

import org.jspecify.annotations.Nullable;

/**
 * A value as a key: numbers are equal if their values are, NaN to itself and −0 to 0, objects if
 * they are the same (ECMAScript's SameValueZero).
 */
public final class ValueKey {
  private final @Nullable Object value;
  private final @Nullable Object canonical;

  private ValueKey(@Nullable Object value, @Nullable Object canonical) {
    this.value = value;
    this.canonical = canonical;
  }

  /** The key of a value. */
  public static ValueKey of(@Nullable Object value) {
    if (value instanceof Integer number) {
      return new ValueKey(value, number.longValue());
    }
    if (value instanceof Double number) {
      long integer = (long) (double) number;
      boolean integral = integer == number && Math.abs(number) <= 1L << 53;
      return new ValueKey(value, integral ? (Object) integer : number);
    }
    return new ValueKey(value, HostValues.identity(value));
  }

  /** The value. */
  public @Nullable Object value() {
    return value;
  }

  private boolean byContent() {
    return canonical instanceof Number
        || canonical instanceof String
        || canonical instanceof Boolean;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // objects are equal only if they are the same
  public boolean equals(@Nullable Object other) {
    return other instanceof ValueKey key
        && (canonical == key.canonical
            || (canonical != null && byContent() && canonical.equals(key.canonical)));
  }

  @Override
  public int hashCode() {
    return canonical != null && byContent()
        ? canonical.hashCode()
        : System.identityHashCode(canonical);
  }
}
