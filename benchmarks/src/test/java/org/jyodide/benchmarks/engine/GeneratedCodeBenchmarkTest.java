package org.jyodide.benchmarks.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.IntBinaryOperator;
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
    assertEquals(fold((x, n) -> x * 31 + n), benchmark.compute());
    assertEquals(fold((x, n) -> x * 3 + 1), benchmark.callOneFunction());
    assertEquals(fold((x, n) -> x * 3 + 1 + (n & 3)), benchmark.callFourFunctions());
  }

  private static int fold(IntBinaryOperator step) {
    int x = 0;
    for (int n = ITERATIONS; n > 0; n--) {
      x = step.applyAsInt(x, n);
    }
    return x;
  }
}
