package org.jyodide.benchmarks.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.jyodide.benchmarks.compare.Results.Time;

class ResultsTest {
  private static final List<String> ORDER = List.of("node", "jyodide-17");

  private static Measurement run(String host, int round, String checksum, double... times) {
    List<Double> late = java.util.Arrays.stream(times).boxed().toList();
    return new Measurement(host, "fib", round, checksum, "", times[0] * 10, late, round * 1024L);
  }

  @Test
  void timesAreTakenOverTheRounds() {
    Results results =
        new Results(List.of(run("node", 1, "7", 4, 5, 6), run("node", 2, "7", 2, 9, 10)), ORDER);

    assertEquals(2, results.time(Time.BEST, "node", "fib").orElseThrow());
    assertEquals(7, results.time(Time.MEDIAN, "node", "fib").orElseThrow());
    assertEquals(30, results.time(Time.FIRST, "node", "fib").orElseThrow());
    assertEquals(2048, results.peakKib("node", "fib"));
  }

  @Test
  void aRatioNeedsBothHosts() {
    Results results =
        new Results(List.of(run("node", 1, "7", 4), run("jyodide-17", 1, "7", 6)), ORDER);

    assertEquals(Map.of("fib", 1.5), results.ratios(Time.BEST, "jyodide-17", "node"));
    assertEquals(Map.of(), results.ratios(Time.BEST, "jyodide-17", "cpython"));
    assertEquals(Set.of("node"), results.hosts(List.of("node", "cpython")));
  }

  @Test
  void anotherChecksumIsAFailureAndHasNoTime() {
    Results results =
        new Results(List.of(run("jyodide-17", 1, "8", 6), run("node", 1, "7", 4)), ORDER);

    assertTrue(results.time(Time.BEST, "jyodide-17", "fib").isEmpty());
    assertEquals(Map.of("fib on jyodide-17", "gave 8, the first host gave 7"), results.failures());
  }

  @Test
  void aLaterSuccessMakesUpForAFailure() {
    Measurement failed = Measurement.failure("node", "fib", 1, "ended after 200 s");

    assertEquals(1, new Results(List.of(failed), ORDER).failures().size());
    assertEquals(Map.of(), new Results(List.of(failed, run("node", 1, "7", 4)), ORDER).failures());
  }
}
