package org.jyodide.benchmarks.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticsTest {
  @Test
  void theMedianIsTheMiddleOrBetweenTheTwo() {
    assertEquals(3, Statistics.median(List.of(9.0, 1.0, 3.0)).orElseThrow());
    assertEquals(2.5, Statistics.median(List.of(9.0, 1.0, 3.0, 2.0)).orElseThrow());
  }

  @Test
  void twiceAndHalfCancelOut() {
    assertEquals(1, Statistics.geometricMean(List.of(0.5, 2.0)).orElseThrow(), 1e-12);
    assertEquals(6, Statistics.geometricMean(List.of(4.0, 9.0)).orElseThrow(), 1e-12);
  }

  @Test
  void nothingHasNoMean() {
    assertTrue(Statistics.best(List.of()).isEmpty());
    assertTrue(Statistics.median(List.of()).isEmpty());
    assertTrue(Statistics.geometricMean(List.of()).isEmpty());
  }
}
