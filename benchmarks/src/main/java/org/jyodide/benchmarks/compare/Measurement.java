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
    Map<String, Object> line = Map.of();
    if (outcome.lastLine().startsWith("{")) {
      line = Json.readObject(outcome.lastLine());
    }
    if (line.get("error") instanceof String error) {
      return failure(host, program, round, error);
    }
    if (!(line.get("times") instanceof List<?> times) || outcome.exitStatus() != 0) {
      return failure(host, program, round, outcome.complaint());
    }
    List<Double> all = times.stream().map(Double.class::cast).toList();
    int lateRuns = ((Double) line.get("late_runs")).intValue();
    return new Measurement(
        host,
        program,
        round,
        String.valueOf(line.get("checksum")),
        "",
        all.get(0),
        all.subList(all.size() - lateRuns, all.size()),
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
    Map<String, Object> line = Json.readObject(text);
    return new Measurement(
        (String) line.get("host"),
        (String) line.get("program"),
        ((Double) line.get("round")).intValue(),
        (String) line.get("checksum"),
        (String) line.get("error"),
        (Double) line.get("first"),
        ((List<?>) line.get("late")).stream().map(Double.class::cast).toList(),
        ((Double) line.get("peakKib")).longValue());
  }
}
