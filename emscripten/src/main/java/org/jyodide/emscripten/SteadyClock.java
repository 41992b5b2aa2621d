package org.jyodide.emscripten;

/**
 * The clock behind {@code CLOCK_MONOTONIC}: that of the JVM, which all processes in it share, so
 * that two that start from one image never read the same time again. A process that goes on from an
 * image of another machine, or of before a restart, starts no earlier than the image was taken.
 */
final class SteadyClock {
  private final long processStart;
  private long offset;
  private long earlierAge;

  SteadyClock() {
    processStart = System.nanoTime();
    // The JVM's clock may start anywhere, below zero too.
    offset = Math.max(0, -processStart);
  }

  /** Nanoseconds since some point in the past; never goes back. */
  long nanos() {
    return System.nanoTime() + offset;
  }

  /** Nanoseconds that the process has lived, before the image that it comes from too. */
  long age() {
    return System.nanoTime() - processStart + earlierAge;
  }

  /** Makes sure that it has passed what another clock of this kind has told. */
  void startAfter(long nanos, long age) {
    offset = Math.max(offset, nanos + 1 - processStart);
    earlierAge = age;
  }
}
