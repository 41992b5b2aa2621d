package org.jyodide.emscripten.libc;

import org.jyodide.emscripten.layout.TmLayout;

/**
 * A date and a time of day, as C's {@code struct tm} has them, without a zone. The calendar is
 * Gregorian in both directions, and the range that of 64-bit seconds: {@code java.time} ends
 * before.
 *
 * @param dayOfWeek from Sunday, 0
 * @param dayOfYear from 0
 */
record CivilTime(TmLayout.Fields fields, int dayOfWeek, int dayOfYear) {
  private static final int SECONDS_PER_DAY = 86_400;

  /** Days in 400 years, after which the calendar repeats. */
  private static final int DAYS_PER_ERA = 146_097;

  /** Days from 1 March 0 to 1 January 1970. */
  private static final int EPOCH_SHIFT = 719_468;

  private static final int DAYS_FROM_MARCH_TO_JANUARY = 306;

  /**
   * The date of so many seconds after 1970 began; years that C cannot hold are replaced by the
   * last.
   */
  static CivilTime of(long seconds) {
    long day = Math.floorDiv(seconds, SECONDS_PER_DAY);
    int second = Math.floorMod(seconds, SECONDS_PER_DAY);
    long shifted = day + EPOCH_SHIFT;
    long era = Math.floorDiv(shifted, DAYS_PER_ERA);
    int dayOfEra = Math.floorMod(shifted, DAYS_PER_ERA);
    // Years from March on, so that the leap day comes last.
    int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayFromMarch = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int monthFromMarch = (5 * dayFromMarch + 2) / 153;
    int dayOfMonth = dayFromMarch - (153 * monthFromMarch + 2) / 5 + 1;
    int month = (monthFromMarch + 2) % 12;
    long year = era * 400 + yearOfEra + (monthFromMarch >= 10 ? 1 : 0);
    int leapDays = month >= 2 && isLeap(year) ? 1 : 0;
    int dayOfYear =
        monthFromMarch >= 10
            ? dayFromMarch - DAYS_FROM_MARCH_TO_JANUARY
            : dayFromMarch + 59 + leapDays;
    long sinceSunday = Math.floorMod(day + 4, 7L);
    TmLayout.Fields fields =
        new TmLayout.Fields(
            (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, year - 1900)),
            month,
            dayOfMonth,
            second / 3600,
            second / 60 % 60,
            second % 60);
    return new CivilTime(fields, (int) sinceSunday, dayOfYear);
  }

  /**
   * Seconds from the start of 1970 to a date, any member of which may be out of its usual range.
   */
  static long seconds(TmLayout.Fields fields) {
    long year = 1900L + fields.year() + Math.floorDiv(fields.month(), 12);
    int month = Math.floorMod(fields.month(), 12);
    int monthFromMarch = (month + 10) % 12;
    long yearFromMarch = month < 2 ? year - 1 : year;
    long era = Math.floorDiv(yearFromMarch, 400L);
    int yearOfEra = (int) Math.floorMod(yearFromMarch, 400L);
    int dayFromMarch = (153 * monthFromMarch + 2) / 5;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayFromMarch;
    long day = era * DAYS_PER_ERA + dayOfEra - EPOCH_SHIFT + (fields.day() - 1L);
    return day * SECONDS_PER_DAY + fields.hour() * 3600L + fields.minute() * 60L + fields.second();
  }

  private static boolean isLeap(long year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  }
}
