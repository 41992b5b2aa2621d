package org.jyodide.emscripten.libc;

import org.jyodide.emscripten.CStrings;
import org.jyodide.emscripten.EmscriptenProcess;
import org.jyodide.wasm.runtime.Memory;

/** What C knows of the local time zone: {@code timezone}, {@code daylight} and two names. */
public final class ZoneVariables {
  /** Bytes that C has for the name of a time zone, with the zero byte. */
  private static final int NAME_SIZE = 17;

  private ZoneVariables() {}

  /**
   * Writes them for the zone of a process. Its {@code tzset} does that once; a process that goes on
   * from the image of another may have another zone.
   *
   * @param timezone the address of the offset of standard time, in seconds west
   * @param daylight the address of whether there is another
   * @param standardName where its name is
   * @param daylightName where that of the other is
   */
  public static void write(
      EmscriptenProcess process, int timezone, int daylight, int standardName, int daylightName) {
    LocalTime local = new LocalTime(process.program().timeZone().getRules());
    LocalTime.Offsets offsets = local.offsets(Math.floorDiv(WallClock.nanos(), 1_000_000_000L));
    Memory memory = process.memory();
    memory.storeI32(timezone, -offsets.standard());
    memory.storeI32(daylight, offsets.hasDaylightSaving() ? 1 : 0);
    CStrings.write(memory, standardName, LocalTime.name(offsets.standard()), NAME_SIZE);
    CStrings.write(memory, daylightName, LocalTime.name(offsets.daylightSaving()), NAME_SIZE);
  }
}
