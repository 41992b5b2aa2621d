package org.jyodide.emscripten.libc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jyodide.emscripten.FakeProgram;
import org.jyodide.emscripten.layout.TmLayout;

class TimeImportsTest {
  private final FakeProgram c = new FakeProgram();

  private void startIn(String zone) {
    c.start(c.program().withTimeZone(ZoneId.of(zone)));
  }

  private int tm(int year, int month, int day, int hour, int minute, int second, int isDst) {
    int tm = c.buffer(TmLayout.SIZE);
    int[] fields = {second, minute, hour, day, month, year, 0, 0, isDst};
    for (int i = 0; i < fields.length; i++) {
      c.memory().storeI32(tm + 4 * i, fields[i]);
    }
    return tm;
  }

  private int field(int tm, int index) {
    return c.memory().loadI32(tm + 4 * index);
  }

  private void assertShows(ZonedDateTime expected, int tm) {
    int[] fields = {
      expected.getSecond(),
      expected.getMinute(),
      expected.getHour(),
      expected.getDayOfMonth(),
      expected.getMonthValue() - 1,
      expected.getYear() - 1900,
      expected.getDayOfWeek().getValue() % 7,
      expected.getDayOfYear() - 1
    };
    for (int i = 0; i < fields.length; i++) {
      assertEquals(fields[i], field(tm, i), "member " + i + " of " + expected);
    }
  }

  @Test
  void gmtimeAndTimegmAgreeWithJavaOverTheWholeRange() {
    startIn("UTC");
    int tm = c.buffer(TmLayout.SIZE);
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      long time =
          switch (i) {
            case 0 -> 0;
            case 1 -> -1;
            case 2 -> 951_782_400; // 29 February 2000
            case 3 -> 4_107_542_399L; // the last second of February 2100
            default -> random.nextLong() >> (10 + random.nextInt(40));
          };
      if (Math.abs(time) > 31_000_000_000_000_000L) {
        continue;
      }
      c.run("_gmtime_js", time, tm);
      assertShows(Instant.ofEpochSecond(time).atZone(ZoneOffset.UTC), tm);
      assertEquals(time, c.callLong("_timegm_js", tm));
    }
  }

  @Test
  void farTimesDoNotFail() {
    startIn("Europe/Berlin");
    int tm = c.buffer(TmLayout.SIZE);
    for (long time : new long[] {Long.MAX_VALUE, Long.MIN_VALUE, 1L << 57, -(1L << 57)}) {
      c.run("_localtime_js", time, tm);
      c.run("_gmtime_js", time, tm);
      assertTrue(field(tm, 4) >= 0 && field(tm, 4) < 12);
    }
    int far = tm(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, 0, 0, 0, 1);
    assertTrue(c.callLong("_mktime_js", far) > 0);
  }

  @Test
  void timegmNormalises() {
    startIn("UTC");
    int tm = tm(121, 13, 35, 25, -1, 61, 0);
    long expected =
        ZonedDateTime.of(2022, 2, 1, 0, 0, 0, 0, ZoneOffset.UTC)
            .plusDays(34)
            .plusHours(25)
            .minusMinutes(1)
            .plusSeconds(61)
            .toEpochSecond();
    assertEquals(expected, c.callLong("_timegm_js", tm));
    assertShows(Instant.ofEpochSecond(expected).atZone(ZoneOffset.UTC), tm);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "America/New_York",
        "Europe/Berlin",
        "Europe/Dublin",
        "Australia/Lord_Howe",
        "Asia/Kolkata",
        "Africa/Casablanca",
        "Pacific/Apia"
      })
  void localtimeAgreesWithJava(String zone) {
    startIn(zone);
    int tm = c.buffer(TmLayout.SIZE);
    Random random = new Random(2);
    for (int i = 0; i < 1_000; i++) {
      long time = random.nextInt() + 1_000_000_000L;
      c.run("_localtime_js", time, tm);
      ZonedDateTime expected = Instant.ofEpochSecond(time).atZone(ZoneId.of(zone));
      assertShows(expected, tm);
      boolean daylightSaving =
          ZoneId.of(zone).getRules().isDaylightSavings(Instant.ofEpochSecond(time));
      assertEquals(daylightSaving ? 1 : 0, field(tm, 8));
      assertEquals(expected.getOffset().getTotalSeconds(), field(tm, 9));
      assertEquals(time, c.callLong("_mktime_js", tm), "back from " + expected);
    }
  }

  /** The file was made by CPython on glibc with the dates of its first columns. */
  @ParameterizedTest
  @CsvFileSource(resources = "mktime-glibc.csv", numLinesToSkip = 1)
  void mktimeAnswersAsGlibc(
      String zone, String date, long unknown, long standard, long daylightSaving) {
    startIn(zone);
    int[] parts =
        java.util.Arrays.stream(date.split(":", -1)).mapToInt(Integer::parseInt).toArray();
    long[] expected = {unknown, standard, daylightSaving};
    for (int isDst = -1; isDst <= 1; isDst++) {
      int tm = tm(parts[0] - 1900, parts[1] - 1, parts[2], parts[3], parts[4], parts[5], isDst);
      long time = c.callLong("_mktime_js", tm);
      assertEquals(expected[isDst + 1], time, "isdst " + isDst);
      assertShows(Instant.ofEpochSecond(time).atZone(ZoneId.of(zone)), tm);
    }
  }

  @Test
  void tzsetTellsOffsetsAndNames() {
    assertZone("America/New_York", 5 * 3600, 1, "UTC-0500", "UTC-0400");
    assertZone("Australia/Sydney", -10 * 3600, 1, "UTC+1000", "UTC+1100");
    assertZone("Asia/Kolkata", -19800, 0, "UTC+0530", "UTC+0530");
    assertZone("UTC", 0, 0, "UTC", "UTC");
  }

  private void assertZone(String zone, int west, int daylight, String standard, String summer) {
    FakeProgram program = new FakeProgram();
    program.start(program.program().withTimeZone(ZoneId.of(zone)));
    int out = program.buffer(64);
    program.run("_tzset_js", out, out + 4, out + 8, out + 32);
    assertEquals(west, program.memory().loadI32(out));
    assertEquals(daylight, program.memory().loadI32(out + 4));
    assertEquals(standard, program.read(out + 8));
    assertEquals(summer, program.read(out + 32));
  }

  @Test
  void clocks() {
    c.start();
    int result = c.buffer(8);
    assertEquals(0, c.wasi("clock_time_get", 0, 0L, result));
    long now = System.currentTimeMillis();
    assertTrue(Math.abs(c.memory().loadI64(result) / 1_000_000 - now) < 5_000);
    assertTrue(Math.abs(c.callDouble("emscripten_date_now") - now) < 5_000);
    assertEquals(0, c.wasi("clock_time_get", 1, 0L, result));
    long first = c.memory().loadI64(result);
    assertEquals(0, c.wasi("clock_time_get", 1, 0L, result));
    assertTrue(c.memory().loadI64(result) >= first);
    assertTrue(c.callDouble("emscripten_get_now") >= first / 1e6);
    assertEquals(28, c.wasi("clock_time_get", 4, 0L, result));
    assertEquals(28, c.wasi("clock_time_get", -1, 0L, result));
    assertEquals(0, c.wasi("clock_res_get", 0, result));
    assertEquals(1, c.memory().loadI64(result));
    assertEquals(0, c.wasi("clock_res_get", 1, result));
    assertEquals(1, c.memory().loadI64(result));
    assertEquals(28, c.wasi("clock_res_get", 7, result));
  }

  @Test
  void processTimeLeavesOutSleep() {
    c.start();
    int result = c.buffer(8);
    c.wasi("clock_time_get", 2, 0L, result);
    long before = c.memory().loadI64(result);
    c.run("emscripten_thread_sleep", 300.0);
    c.wasi("clock_time_get", 2, 0L, result);
    assertTrue(c.memory().loadI64(result) - before < 200_000_000);
  }
}
