package org.jyodide.internal.bridge.protocols;

import java.math.BigDecimal;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.extension.ExtensionType;
import org.jyodide.internal.extension.Slots;

/** A {@code Number} that is not converted: {@code int()}, {@code float()}, comparison. */
final class NumberProtocol extends Protocol<Number> {
  NumberProtocol(Context context) {
    super(Number.class, "JavaNumber", context);
  }

  @Override
  public void define(ExtensionType type) {
    type.slot(Slots.NB_INT, self -> integer(self(self)))
        .slot(Slots.NB_FLOAT, self -> api().numbers().toPython(self(self).doubleValue()))
        .statusSlot(Slots.NB_BOOL, self -> self(self).doubleValue() != 0 ? 1 : 0)
        .slot(Slots.TP_STR, self -> str(self(self)))
        .slot(Slots.TP_RICHCOMPARE, (self, other, operation) -> compare(self, other, operation))
        .statusSlot(Slots.TP_HASH, self -> hash(self(self)));
  }

  private static boolean isInteger(Number number) {
    return number instanceof AtomicInteger
        || number instanceof AtomicLong
        || number instanceof LongAdder
        || number instanceof LongAccumulator;
  }

  private int integer(Number number) {
    if (isInteger(number)) {
      return api().numbers().toPython(number.longValue());
    }
    double value = number.doubleValue();
    return Double.isNaN(value) || Double.isInfinite(value)
        ? api().numbers().toPython(number.longValue())
        : api().numbers().toPython(new BigDecimal(value).toBigInteger());
  }

  /** Python's number of the same value. */
  private int number(Number number) {
    return isInteger(number)
        ? api().numbers().toPython(number.longValue())
        : api().numbers().toPython(number.doubleValue());
  }

  private int str(Number number) {
    int value = number(number);
    try {
      return api().strings().toPython(api().objects().str(value));
    } finally {
      python().decRef(value);
    }
  }

  private int compare(int self, int other, int operation) {
    Object java = find(other);
    int right;
    if (java instanceof Number number) {
      right = number(number);
    } else if (java == null && python().function("PyNumber_Check").call(other) != 0) {
      right = python().incRef(other);
    } else {
      return notImplemented();
    }
    return compareAndRelease(number(self(self)), right, operation);
  }

  private int hash(@Nullable Number number) {
    int value = number(number == null ? 0 : number);
    try {
      return api().objects().hash(value);
    } finally {
      python().decRef(value);
    }
  }
}
