package org.jyodide.emscripten.libc;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/** The rules of one time zone, asked as C asks: in seconds since 1970. */
final class LocalTime {
  /** What an {@link Instant} can hold, less a day. Rules do not change that far out. */
  private static final long LIMIT = Instant.MAX.getEpochSecond() - 86_400;

  /** How far away a time is looked for that has the daylight saving asked for: glibc's 17 years. */
  private static final long LONGEST_SEARCH = 17L * 366 * 86_400;

  /** What daylight saving is worth where there is none, in seconds. */
  private static final int USUAL_SAVING = 3600;

  private final ZoneRules rules;

  LocalTime(ZoneRules rules) {
    this.rules = rules;
  }

  /**
   * The offsets in force around a time, in seconds east of UTC.
   *
   * @param daylightSaving equal to {@code standard} where there is none
   */
  record Offsets(int standard, int daylightSaving) {
    boolean hasDaylightSaving() {
      return standard != daylightSaving;
    }
  }

  /** Seconds east of UTC at a time. */
  int offset(long time) {
    return rules.getOffset(instant(time)).getTotalSeconds();
  }

  /** Whether daylight saving time is in force at a time. */
  boolean isDaylightSaving(long time) {
    return rules.isDaylightSavings(instant(time));
  }

  /** Adds an offset; the ends of the range stay where they are. */
  static long shift(long time, int offset) {
    try {
      return Math.addExact(time, offset);
    } catch (ArithmeticException e) {
      return time;
    }
  }

  /** The two offsets of the year from a time on. */
  Offsets offsets(long time) {
    Instant now = instant(time);
    int standard = rules.getStandardOffset(now).getTotalSeconds();
    ZoneOffsetTransition next = rules.nextTransition(now);
    if (rules.isDaylightSavings(now)) {
      return new Offsets(standard, offset(time));
    }
    long year = 366L * 86_400;
    if (next != null
        && next.toEpochSecond() < time + year
        && rules.isDaylightSavings(next.getInstant())) {
      return new Offsets(standard, next.getOffsetAfter().getTotalSeconds());
    }
    return new Offsets(standard, standard);
  }

  /**
   * The time that clocks of the zone show as a given date.
   *
   * @param shown the date, as seconds since 1970 if the zone were UTC
   * @param daylightSaving whether the date is meant in daylight saving time: positive for yes, 0
   *     for no, negative if it is left to the rules. Then of two times the earlier is taken, and a
   *     date in a gap is as long after the gap's start as it says. The answers are those of glibc.
   */
  long time(long shown, int daylightSaving) {
    boolean wanted = daylightSaving > 0;
    Reading reading = read(shown, daylightSaving < 0, wanted);
    if (daylightSaving < 0 || reading.daylightSaving() == wanted) {
      return reading.time();
    }
    Integer offset = nearestOffset(reading.time(), wanted);
    if (offset != null) {
      return shift(shown, -offset);
    }
    return shift(reading.time(), wanted ? -USUAL_SAVING : USUAL_SAVING);
  }

  /** One way to take a date, and whether that is in daylight saving time. */
  private record Reading(long time, boolean daylightSaving) {}

  private Reading read(long shown, boolean anyWay, boolean wanted) {
    if (Math.abs(shown) > LIMIT) {
      long time = shift(shown, -offset(shown));
      return new Reading(time, isDaylightSaving(time));
    }
    LocalDateTime date = LocalDateTime.ofEpochSecond(shown, 0, ZoneOffset.UTC);
    ZoneOffsetTransition transition = rules.getTransition(date);
    if (transition == null) {
      long time = shown - rules.getOffset(date).getTotalSeconds();
      return new Reading(time, isDaylightSaving(time));
    }
    long change = transition.toEpochSecond();
    Reading before =
        new Reading(
            shown - transition.getOffsetBefore().getTotalSeconds(), isDaylightSaving(change - 1));
    Reading after =
        new Reading(
            shown - transition.getOffsetAfter().getTotalSeconds(), isDaylightSaving(change));
    boolean useAfter =
        !anyWay && before.daylightSaving() != wanted && after.daylightSaving() == wanted;
    return useAfter ? after : before;
  }

  /**
   * The offset at the nearest time that has daylight saving as wanted, or null if there is none.
   */
  private @Nullable Integer nearestOffset(long time, boolean daylightSaving) {
    Instant now = instant(time);
    ZoneOffsetTransition past = rules.previousTransition(now);
    ZoneOffsetTransition future = rules.nextTransition(now);
    while (past != null || future != null) {
      long pastDistance = past == null ? Long.MAX_VALUE : time - past.toEpochSecond();
      long futureDistance = future == null ? Long.MAX_VALUE : future.toEpochSecond() - time;
      if (Math.min(pastDistance, futureDistance) > LONGEST_SEARCH) {
        return null;
      }
      if (past != null && pastDistance <= futureDistance) {
        if (rules.isDaylightSavings(past.getInstant().minusSeconds(1)) == daylightSaving) {
          return past.getOffsetBefore().getTotalSeconds();
        }
        past = rules.previousTransition(past.getInstant());
      } else if (future != null) {
        if (rules.isDaylightSavings(future.getInstant()) == daylightSaving) {
          return future.getOffsetAfter().getTotalSeconds();
        }
        future = rules.nextTransition(future.getInstant());
      }
    }
    return null;
  }

  /**
   * A name made of an offset, {@code UTC} or in Emscripten's form {@code UTC+0130}. The usual
   * abbreviations are in the JVM's locale data, which take a tenth of a second to load.
   */
  static String name(int offset) {
    if (offset == 0) {
      return "UTC";
    }
    int minutes = Math.abs(offset) / 60;
    return String.format("UTC%s%02d%02d", offset < 0 ? "-" : "+", minutes / 60, minutes % 60);
  }

  private static Instant instant(long time) {
    return Instant.ofEpochSecond(Math.max(-LIMIT, Math.min(LIMIT, time)));
  }
}
