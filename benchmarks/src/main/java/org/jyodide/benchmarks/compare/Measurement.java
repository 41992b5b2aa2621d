package org.jyodide.benchmarks.compare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One program on one host in one round, or one start of a host (program {@link #START}).
 *
 * @param error why there are no times; empty if there are
 * @param first milliseconds of the first run
 * @param late milliseconds of the runs in the last part, after the host has settled
 * @param peakKib most memory resident; 0 if unknown
 */
record Measurement(
    String host,
    String program,
    int round,
    String checksum,
    String error,
    double first,
    List<Double> late,
    long peakKib) {
  /** Stands for a process that only prints one line; its first run is the wall time. */
  static final String START = "(start)";

  boolean failed() {
    return !error.isEmpty();
  }

  /** What the driver printed, or, if it printed nothing useful, what the process complained. */
  static Measurement ofDriver(String host, String program, int round, ProcessOutcome outcome) {
    String text = outcome.lastLine();
    JsonObject line = text.startsWith("{") ? JsonObject.read(text) : new JsonObject(Map.of());
    if (line.has("error")) {
      return failure(host, program, round, line.text("error"));
    }
    if (!line.has("times") || outcome.exitStatus() != 0) {
      return failure(host, program, round, outcome.complaint());
    }
    List<Double> times = line.numbers("times");
    int lateRuns = (int) line.number("late_runs");
    return new Measurement(
        host,
        program,
        round,
        line.text("checksum"),
        "",
        times.get(0),
        times.subList(times.size() - lateRuns, times.size()),
        outcome.peakKib());
  }

  static Measurement failure(String host, String program, int round, String error) {
    return new Measurement(host, program, round, "", error, 0, List.of(), 0);
  }

  /** One line of the session's log. */
  String toJson() {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("host", host);
    line.put("program", program);
    line.put("round", round);
    line.put("checksum", checksum);
    line.put("error", error);
    line.put("first", first);
    line.put("late", late);
    line.put("peakKib", peakKib);
    return Json.write(line);
  }

  static Measurement ofJson(String text) {
    JsonObject line = JsonObject.read(text);
    return new Measurement(
        line.text("host"),
        line.text("program"),
        (int) line.number("round"),
        line.text("checksum"),
        line.text("error"),
        line.number("first"),
        line.numbers("late"),
        (long) line.number("peakKib"));
  }
}
