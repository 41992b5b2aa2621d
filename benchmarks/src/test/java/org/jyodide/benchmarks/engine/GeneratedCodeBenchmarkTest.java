package org.jyodide.benchmarks.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The loops compute what they claim, with the check and without. */
class GeneratedCodeBenchmarkTest {
  private static final int ITERATIONS = GeneratedCodeBenchmark.ITERATIONS;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void loopsComputeWhatTheyClaim(boolean interruptible) throws Throwable {
    GeneratedCodeBenchmark benchmark = new GeneratedCodeBenchmark();
    benchmark.interruptible = interruptible;
    benchmark.instantiate();

    assertEquals(4 * ITERATIONS, benchmark.store());
    assertEquals(IntStream.rangeClosed(1, ITERATIONS).sum(), benchmark.load());
    int[] x = {0};
    forEachIteration(n -> x[0] = x[0] * 31 + n);
    assertEquals(x[0], benchmark.compute());
    x[0] = 0;
    forEachIteration(n -> x[0] = x[0] * 3 + 1);
    assertEquals(x[0], benchmark.callOneFunction());
    x[0] = 0;
    forEachIteration(n -> x[0] = x[0] * 3 + 1 + (n & 3));
    assertEquals(x[0], benchmark.callFourFunctions());
  }

  private static void forEachIteration(IntUnaryOperator step) {
    for (int n = ITERATIONS; n > 0; n--) {
      step.applyAsInt(n);
    }
  }
}
