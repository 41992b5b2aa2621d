package org.jyodide.benchmarks.bridge;

import java.time.Duration;

/** Times a piece of work again and again and prints the best time of one operation. */
final class Stopwatch {
  private static final Duration DURATION = Duration.ofSeconds(4);

  private Stopwatch() {}

  /**
   * Repeats {@code work} for some seconds, so that the JVM's compilers have done what they can.
   *
   * @param operations how many operations one run of {@code work} has
   */
  static void measure(String name, int operations, Runnable work) {
    long end = System.nanoTime() + DURATION.toNanos();
    long best = Long.MAX_VALUE;
    while (System.nanoTime() < end) {
      long start = System.nanoTime();
      work.run();
      best = Math.min(best, System.nanoTime() - start);
    }
    System.out.println("cost\t" + name + "\t" + (double) best / operations);
  }
}
