package org.jyodide.benchmarks.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static Measurement run(String host, String program, double time) {
    return new Measurement(host, program, 1, "7", "", time * 4, List.of(time), 2048);
  }

  private static String report(Measurement... measurements) {
    Map<String, String> hosts = new LinkedHashMap<>();
    hosts.put("node", "Pyodide on Node");
    hosts.put("jyodide-17", "Jyodide on JDK 17");
    SessionHeader header =
        new SessionHeader(
            "2026-01-02 03:04",
            Map.of("memory", "24 GiB"),
            hosts,
            Map.of("graalpy-17", "Maven could not fetch it"),
            8,
            2);
    SessionHeader read = SessionHeader.ofJson(header.toJson());
    assertEquals(header, read);
    return new Report(read, new Results(List.of(measurements), List.copyOf(hosts.keySet())))
        .write();
  }

  @Test
  void comparesByMeansAndNamesTheWorst() {
    String page =
        report(
            run("node", "fib", 10),
            run("node", "sort", 20),
            run("jyodide-17", "fib", 20),
            run("jyodide-17", "sort", 10));

    assertTrue(page.startsWith("# Comparison of 2026-01-02 03:04\n"), page);
    assertTrue(
        page.contains(
            "| `jyodide-17` / `node` |        2 |       1.00 |         1.00 |        1.00 |      fib 2.00 |      sort 0.50 |"),
        page);
    assertTrue(page.contains("| fib            | 10.0 |       20.0 |              2.00 |"), page);
  }

  @Test
  void saysWhatIsMissingAndWhy() {
    String page =
        report(run("node", "fib", 10), Measurement.failure("jyodide-17", "fib", 1, "status 3"));

    assertTrue(page.contains("- `graalpy-17`: not measured: Maven could not fetch it\n"), page);
    assertTrue(page.contains("- fib on jyodide-17: status 3\n"), page);
  }
}
