package org.jyodide.benchmarks.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasurementTest {
  private static final String LINE =
      "{\"program\": \"fib\", \"checksum\": \"7\", \"runs\": 4, \"late_runs\": 2, \"times\": [9, 3, 2, 1]}";

  private static Measurement of(int status, String output, String error) {
    return Measurement.ofDriver(
        "node",
        "fib",
        1,
        new ProcessOutcome(status, List.of("noise", output), List.of(error), 5, 77));
  }

  @Test
  void takesTheLastPartOfTheRuns() {
    Measurement measured = of(0, LINE, "");

    assertEquals(new Measurement("node", "fib", 1, "7", "", 9, List.of(2.0, 1.0), 77), measured);
  }

  @Test
  void anErrorOfTheProgramOrOfTheProcessIsKept() {
    assertEquals("ValueError: no", of(1, "{\"error\": \"ValueError: no\"}", "").error());
    assertEquals("status 134, Trap", of(134, "", "Trap").error());
    assertEquals("ended after 0 s: hung", of(-2, LINE, "hung").error());
  }

  @Test
  void aLogKeepsThemEvenIfItWasCutOff(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("deep/log.jsonl");
    SessionHeader header =
        new SessionHeader("now", Map.of(), Map.of("node", "Node"), Map.of(), 8, 2);
    SessionLog log = new SessionLog(file);
    log.begin(header);
    log.add(of(0, LINE, ""));
    log.add(of(134, "", "Trap \"x\"\n"));
    Files.writeString(file, "{\"host\": \"node\", \"prog", StandardOpenOption.APPEND);

    assertTrue(log.exists());
    assertEquals(header, log.header());
    assertEquals(List.of(of(0, LINE, ""), of(134, "", "Trap \"x\"\n")), log.measurements());
  }
}
