package org.jyodide.benchmarks.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The loops compute what they claim. */
class VectorBenchmarkTest {
  private static final int VECTORS = VectorBenchmark.VECTORS;

  @Test
  void loopsComputeWhatTheyClaim() throws Throwable {
    VectorBenchmark benchmark = new VectorBenchmark();
    benchmark.instantiate();

    int dot = 0;
    int reversed = 0;
    for (int vector = 0; vector < VECTORS; vector++) {
      dot += 16 * vector % 3;
      reversed += Integer.reverseBytes(Float.floatToRawIntBits((16 * vector + 12) % 3));
    }
    assertEquals(dot, benchmark.dot());
    assertEquals(reversed, benchmark.reverse());
    assertEquals(
        IntStream.range(0, 4 * VECTORS).filter(i -> 4 * i % 3 == 1).count(), benchmark.scan());
    assertEquals(16 * VECTORS, benchmark.saxpy());
  }
}
