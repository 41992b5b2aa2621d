package org.jyodide.emscripten.libc;

import org.jyodide.emscripten.EmscriptenProcess;
import org.jyodide.emscripten.HostImport;
import org.jyodide.emscripten.layout.TmLayout;
import org.jyodide.wasm.runtime.Memory;

/** Clocks in milliseconds, and dates in UTC and in local time. */
final class TimeImports {
  private static final double NANOS_PER_MILLISECOND = 1e6;

  private final EmscriptenProcess process;
  private final LocalTime local;

  TimeImports(EmscriptenProcess process) {
    this.process = process;
    this.local = new LocalTime(process.program().timeZone().getRules());
  }

  @HostImport(name = "emscripten_get_now")
  double getNow() {
    return process.steadyNanos() / NANOS_PER_MILLISECOND;
  }

  @HostImport(name = "emscripten_date_now")
  double dateNow() {
    return (double) Math.floorDiv(WallClock.nanos(), 1_000_000L);
  }

  @HostImport(name = "_gmtime_js")
  void gmtime(long time, int tm) {
    write(tm, CivilTime.of(time));
  }

  @HostImport(name = "_timegm_js")
  long timegm(int tm) {
    long time = CivilTime.seconds(TmLayout.read(memory(), tm));
    write(tm, CivilTime.of(time));
    return time;
  }

  @HostImport(name = "_localtime_js")
  void localtime(long time, int tm) {
    int offset = local.offset(time);
    write(tm, CivilTime.of(LocalTime.shift(time, offset)));
    TmLayout.writeZone(memory(), tm, local.isDaylightSaving(time), offset);
  }

  @HostImport(name = "_mktime_js")
  long mktime(int tm) {
    long wanted = CivilTime.seconds(TmLayout.read(memory(), tm));
    long time = local.time(wanted, TmLayout.daylightSaving(memory(), tm));
    localtime(time, tm);
    return time;
  }

  /**
   * Tells the offset of standard time (seconds west), whether there is another, and their names.
   */
  @HostImport(name = "_tzset_js")
  void tzset(int timezone, int daylight, int standardName, int daylightName) {
    ZoneVariables.write(process, timezone, daylight, standardName, daylightName);
  }

  private void write(int tm, CivilTime civil) {
    TmLayout.write(memory(), tm, civil.fields(), civil.dayOfWeek(), civil.dayOfYear());
  }

  private Memory memory() {
    return process.memory();
  }
}
