package org.jyodide.benchmarks.compare;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a session was: everything in the report that is no measurement.
 *
 * @param date when it began
 * @param machine facts by name
 * @param hosts titles by id, in the order of the columns
 * @param missing reasons by id
 */
record SessionHeader(
    String date,
    Map<String, String> machine,
    Map<String, String> hosts,
    Map<String, String> missing,
    double seconds,
    int rounds) {

  String toJson() {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("date", date);
    line.put("machine", machine);
    line.put("hosts", hosts);
    line.put("missing", missing);
    line.put("seconds", seconds);
    line.put("rounds", (double) rounds);
    return Json.write(line);
  }

  static SessionHeader ofJson(String text) {
    JsonObject line = JsonObject.read(text);
    return new SessionHeader(
        line.text("date"),
        line.texts("machine"),
        line.texts("hosts"),
        line.texts("missing"),
        line.number("seconds"),
        (int) line.number("rounds"));
  }
}
