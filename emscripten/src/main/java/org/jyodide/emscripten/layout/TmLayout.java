package org.jyodide.emscripten.layout;

import org.jyodide.wasm.runtime.Memory;

/** {@code struct tm}. */
public final class TmLayout {
  /** Bytes in the struct. */
  public static final int SIZE = 44;

  private static final int SECOND = 0;
  private static final int MINUTE = 4;
  private static final int HOUR = 8;
  private static final int DAY_OF_MONTH = 12;
  private static final int MONTH = 16;
  private static final int YEAR = 20;
  private static final int DAY_OF_WEEK = 24;
  private static final int DAY_OF_YEAR = 28;
  private static final int DAYLIGHT_SAVING = 32;
  private static final int OFFSET = 36;

  private TmLayout() {}

  /**
   * The members that say which time it is, as C counts.
   *
   * @param year since 1900
   * @param month from 0
   * @param day of the month, from 1
   */
  public record Fields(int year, int month, int day, int hour, int minute, int second) {}

  /** The members that {@code mktime} starts from. */
  public static Fields read(Memory memory, int at) {
    return new Fields(
        memory.loadI32(at + YEAR),
        memory.loadI32(at + MONTH),
        memory.loadI32(at + DAY_OF_MONTH),
        memory.loadI32(at + HOUR),
        memory.loadI32(at + MINUTE),
        memory.loadI32(at + SECOND));
  }

  /** {@code tm_isdst}: positive for daylight saving time, 0 for standard time, negative unknown. */
  public static int daylightSaving(Memory memory, int at) {
    return memory.loadI32(at + DAYLIGHT_SAVING);
  }

  /**
   * Fills in date and time.
   *
   * @param dayOfWeek from Sunday, 0
   * @param dayOfYear from 0
   */
  public static void write(Memory memory, int at, Fields fields, int dayOfWeek, int dayOfYear) {
    memory.storeI32(at + SECOND, fields.second());
    memory.storeI32(at + MINUTE, fields.minute());
    memory.storeI32(at + HOUR, fields.hour());
    memory.storeI32(at + DAY_OF_MONTH, fields.day());
    memory.storeI32(at + MONTH, fields.month());
    memory.storeI32(at + YEAR, fields.year());
    memory.storeI32(at + DAY_OF_WEEK, dayOfWeek);
    memory.storeI32(at + DAY_OF_YEAR, dayOfYear);
  }

  /** Sets {@code tm_isdst} and {@code tm_gmtoff} (seconds east of UTC). */
  public static void writeZone(Memory memory, int at, boolean daylightSaving, int offset) {
    memory.storeI32(at + DAYLIGHT_SAVING, daylightSaving ? 1 : 0);
    memory.storeI32(at + OFFSET, offset);
  }
}
