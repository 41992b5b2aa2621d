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
    Map<String, Object> line = Json.readObject(text);
    return new SessionHeader(
        (String) line.get("date"),
        texts(line, "machine"),
        texts(line, "hosts"),
        texts(line, "missing"),
        (Double) line.get("seconds"),
        ((Double) line.get("rounds")).intValue());
  }

  private static Map<String, String> texts(Map<String, Object> line, String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    ((Map<?, ?>) line.get(name)).forEach((key, value) -> texts.put((String) key, (String) value));
    return texts;
  }
}
