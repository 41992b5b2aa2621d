package org.jyodide.internal.bridge.protocols;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.bridge.java.Calls;
import org.jyodide.internal.bridge.java.Kinds;
import org.jyodide.internal.extension.ExtensionType;
import org.jyodide.internal.extension.Slots;

/**
 * Values of {@code java.time}: sums, differences and comparison with each other and with Python's
 * {@code datetime}, {@code date}, {@code time} and {@code timedelta}. They are not converted, since
 * Python's have microseconds and fewer years.
 */
final class TemporalProtocol extends Protocol<Object> {
  private final Calls calls;

  TemporalProtocol(Context context, Calls calls) {
    super(Object.class, "JavaTime", context);
    this.calls = calls;
  }

  @Override
  public boolean shows(Class<?> candidate) {
    return candidate.getPackageName().equals("java.time")
        && (Temporal.class.isAssignableFrom(candidate)
            || TemporalAmount.class.isAssignableFrom(candidate));
  }

  @Override
  public void define(ExtensionType type) {
    type.slot(Slots.NB_ADD, (left, right) -> arithmetic(left, right, true))
        .slot(Slots.NB_SUBTRACT, (left, right) -> arithmetic(left, right, false))
        .slot(Slots.TP_STR, self -> api().strings().toPython(self(self).toString()))
        .slot(Slots.TP_RICHCOMPARE, (self, other, operation) -> compare(self, other, operation))
        .statusSlot(Slots.TP_HASH, this::hash);
  }

  /** The Java value of an operand; null if it is no time. */
  private @Nullable Object operand(int object) {
    Object java = find(object);
    if (java != null) {
      return shows(java.getClass()) ? java : null;
    }
    Object kind = values().kind(object);
    boolean isTime =
        kind == Kinds.DATE
            || kind == Kinds.TIME
            || kind == Kinds.DATE_TIME
            || kind == Kinds.AWARE_DATE_TIME
            || kind == Kinds.DURATION;
    return isTime ? api().typed().valueOf(object).orElse(null) : null;
  }

  private int arithmetic(int left, int right, boolean plus) {
    Object a = operand(left);
    Object b = operand(right);
    Object result = null;
    if (a instanceof Temporal start && b instanceof TemporalAmount amount) {
      result = plus ? start.plus(days(start, amount)) : start.minus(days(start, amount));
    } else if (plus && a instanceof TemporalAmount amount && b instanceof Temporal start) {
      result = start.plus(days(start, amount));
    } else if (!plus && a instanceof Temporal end && b instanceof Temporal start) {
      result = between(start, end);
    } else if (a instanceof Duration x && b instanceof Duration y) {
      result = plus ? x.plus(y) : x.minus(y);
    } else if (a instanceof java.time.Period x && b instanceof java.time.Period y) {
      result = plus ? x.plus(y) : x.minus(y);
    }
    return result == null ? notImplemented() : values().toPython(result);
  }

  /** A date takes whole days of a duration, as Python's does. */
  private static TemporalAmount days(Temporal start, TemporalAmount amount) {
    return start instanceof LocalDate && amount instanceof Duration duration
        ? java.time.Period.ofDays(Math.toIntExact(Math.floorDiv(duration.toSeconds(), 86_400L)))
        : amount;
  }

  private static @Nullable Object between(Temporal start, Temporal end) {
    try {
      if (start instanceof LocalDate from && end instanceof LocalDate to) {
        return Duration.ofDays(to.toEpochDay() - from.toEpochDay());
      }
      return Duration.between(start, end);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private int compare(int self, int other, int operation) {
    Object a = operand(self);
    Object b = operand(other);
    if (a == null || b == null) {
      return notImplemented();
    }
    if (a.getClass() != b.getClass()) {
      Object x = moment(a);
      Object y = moment(b);
      if (x == null || y == null) {
        return notImplemented();
      }
      a = x;
      b = y;
    }
    if (operation == 2 || operation == 3) {
      return bool(a.equals(b) == (operation == 2));
    }
    return ComparableProtocol.compare(a, b, operation, this::bool, this::notImplemented);
  }

  /** The instant of what has one. */
  private static @Nullable Object moment(Object value) {
    if (value instanceof OffsetDateTime time) {
      return time.toInstant();
    }
    if (value instanceof ZonedDateTime time) {
      return time.toInstant();
    }
    return value instanceof Instant ? value : null;
  }

  /** That of the equal value in Python, if there is one. */
  private int hash(int self) {
    Object value = self(self);
    if (value instanceof LocalDate
        || value instanceof LocalTime
        || value instanceof LocalDateTime
        || value instanceof Duration
        || moment(value) != null) {
      int python = calls.convertTime(value);
      if (python != 0) {
        try {
          return api().objects().hash(python);
        } finally {
          python().decRef(python);
        }
      }
    }
    int hash = value.hashCode();
    return hash == -1 ? -2 : hash;
  }
}
