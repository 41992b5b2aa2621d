package org.jyodide.internal.convert;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jyodide.internal.capi.CApi;

/** Objects of the module {@code datetime} as those of {@code java.time}. */
final class Times {
  private final CApi api;

  Times(CApi api) {
    this.api = api;
  }

  private boolean is(int object, String type) {
    return api.objects().isInstance(object, api.code().member("datetime", type));
  }

  private int number(int object, String attribute) {
    int value = api.objects().attr(object, attribute);
    try {
      return api.toJava().asInt(value);
    } finally {
      api.python().decRef(value);
    }
  }

  /** A {@code date} that is no {@code datetime}: dropping its time would lose something. */
  LocalDate localDate(int object) {
    if (!is(object, "date") || is(object, "datetime")) {
      throw api.toJava().mismatch(object, "datetime.date");
    }
    return date(object);
  }

  private LocalDate date(int object) {
    return LocalDate.of(number(object, "year"), number(object, "month"), number(object, "day"));
  }

  LocalTime localTime(int object) {
    if (!is(object, "time") || isAware(object)) {
      throw api.toJava().mismatch(object, "datetime.time without a time zone");
    }
    return time(object);
  }

  private LocalTime time(int object) {
    return LocalTime.of(
        number(object, "hour"),
        number(object, "minute"),
        number(object, "second"),
        number(object, "microsecond") * 1000);
  }

  OffsetTime offsetTime(int object) {
    if (!is(object, "time") || !isAware(object)) {
      throw api.toJava().mismatch(object, "datetime.time with an offset");
    }
    return OffsetTime.of(time(object), offset(object));
  }

  LocalDateTime localDateTime(int object) {
    if (!is(object, "datetime") || isAware(object)) {
      throw api.toJava().mismatch(object, "datetime.datetime without a time zone");
    }
    return dateTime(object);
  }

  private LocalDateTime dateTime(int object) {
    return LocalDateTime.of(date(object), time(object));
  }

  private void checkAware(int object) {
    if (!is(object, "datetime") || !isAware(object)) {
      throw api.toJava().mismatch(object, "datetime.datetime with a time zone");
    }
  }

  OffsetDateTime offsetDateTime(int object) {
    checkAware(object);
    return OffsetDateTime.of(dateTime(object), offset(object));
  }

  ZonedDateTime zonedDateTime(int object) {
    checkAware(object);
    ZoneOffset offset = offset(object);
    ZoneId zone = zone(object).orElse(offset);
    return ZonedDateTime.ofLocal(dateTime(object), zone, offset);
  }

  boolean hasZone(int object) {
    return zone(object).isPresent();
  }

  /** The zone of a {@code zoneinfo.ZoneInfo}, by its key. */
  private Optional<ZoneId> zone(int object) {
    int zone = api.objects().attr(object, "tzinfo");
    try {
      if (!api.types().name(zone).equals("zoneinfo.ZoneInfo")) {
        return Optional.empty();
      }
      int key = api.objects().attr(zone, "key");
      try {
        return key == api.types().none()
            ? Optional.empty()
            : Optional.of(ZoneId.of(api.toJava().asString(key)));
      } finally {
        api.python().decRef(key);
      }
    } catch (DateTimeException e) {
      return Optional.empty();
    } finally {
      api.python().decRef(zone);
    }
  }

  /** Whether a {@code time} or {@code datetime} knows its distance from UTC. */
  boolean isAware(int object) {
    int offset = utcOffset(object);
    api.python().decRef(offset);
    return offset != api.types().none();
  }

  private int utcOffset(int object) {
    return api.objects().callMethod(object, "utcoffset");
  }

  private ZoneOffset offset(int object) {
    int delta = utcOffset(object);
    try {
      Duration duration = duration(delta);
      if (duration.getNano() != 0) {
        throw api.toJava().doesNotFit(object, "a time whose offset has whole seconds");
      }
      return ZoneOffset.ofTotalSeconds((int) duration.getSeconds());
    } catch (DateTimeException e) {
      throw api.toJava().doesNotFit(object, "a time with an offset of at most 18 hours");
    } finally {
      api.python().decRef(delta);
    }
  }

  Duration duration(int object) {
    if (!is(object, "timedelta")) {
      throw api.toJava().mismatch(object, "datetime.timedelta");
    }
    return Duration.ofDays(number(object, "days"))
        .plusSeconds(number(object, "seconds"))
        .plusNanos(number(object, "microseconds") * 1000L);
  }
}
