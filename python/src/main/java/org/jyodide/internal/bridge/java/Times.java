package org.jyodide.internal.bridge.java;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jyodide.internal.capi.CApi;

/** Values of {@code java.time} as those of Python's {@code datetime}, where these are exact. */
final class Times {
  private static final int NANOS_PER_MICRO = 1000;
  private static final int LAST_YEAR = 9999;
  private static final long MAXIMUM_DAYS = 999_999_999L;
  private static final long SECONDS_PER_DAY = 86_400;

  private final CApi api;

  Times(CApi api) {
    this.api = api;
  }

  /** A new reference; 0 if there is no exact value. */
  int toPython(Object value) {
    if (value instanceof LocalDate date) {
      return isYear(date.getYear())
          ? make("date", date.getYear(), date.getMonthValue(), date.getDayOfMonth())
          : 0;
    }
    if (value instanceof LocalTime time) {
      return isMicros(time.getNano())
          ? make(
              "time",
              time.getHour(),
              time.getMinute(),
              time.getSecond(),
              time.getNano() / NANOS_PER_MICRO)
          : 0;
    }
    if (value instanceof LocalDateTime time) {
      return dateTime(time, 0);
    }
    if (value instanceof Instant instant) {
      return moment(instant.atOffset(ZoneOffset.UTC));
    }
    if (value instanceof OffsetDateTime time) {
      return moment(time);
    }
    if (value instanceof ZonedDateTime time) {
      return moment(time.toOffsetDateTime());
    }
    return value instanceof Duration duration ? duration(duration) : 0;
  }

  private static boolean isYear(int year) {
    return year >= 1 && year <= LAST_YEAR;
  }

  private static boolean isMicros(int nanos) {
    return nanos % NANOS_PER_MICRO == 0;
  }

  private int dateTime(LocalDateTime time, int zone) {
    if (!isYear(time.getYear()) || !isMicros(time.getNano())) {
      return 0;
    }
    int[] numbers = {
      time.getYear(),
      time.getMonthValue(),
      time.getDayOfMonth(),
      time.getHour(),
      time.getMinute(),
      time.getSecond(),
      time.getNano() / NANOS_PER_MICRO
    };
    int[] arguments = new int[zone == 0 ? numbers.length : numbers.length + 1];
    for (int i = 0; i < numbers.length; i++) {
      arguments[i] = api.numbers().toPython((long) numbers[i]);
    }
    if (zone != 0) {
      arguments[numbers.length] = zone;
    }
    return api.code().callModuleFunction("datetime", "datetime", arguments);
  }

  private int moment(OffsetDateTime time) {
    if (!isYear(time.getYear()) || !isMicros(time.getNano())) {
      return 0;
    }
    int offset = make("timedelta", 0, time.getOffset().getTotalSeconds());
    return dateTime(
        time.toLocalDateTime(), api.code().callModuleFunction("datetime", "timezone", offset));
  }

  private int duration(Duration duration) {
    long days = Math.floorDiv(duration.getSeconds(), SECONDS_PER_DAY);
    if (Math.abs(days) > MAXIMUM_DAYS || !isMicros(duration.getNano())) {
      return 0;
    }
    return make(
        "timedelta",
        (int) days,
        (int) Math.floorMod(duration.getSeconds(), SECONDS_PER_DAY),
        duration.getNano() / NANOS_PER_MICRO);
  }

  private int make(String type, int... numbers) {
    int[] arguments = new int[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      arguments[i] = api.numbers().toPython((long) numbers[i]);
    }
    return api.code().callModuleFunction("datetime", type, arguments);
  }
}
