package org.jyodide.emscripten.libc;

import org.jyodide.emscripten.EmscriptenProcess;
import org.jyodide.emscripten.HostImport;

/**
 * Sleep that parks the thread. Emscripten's C library spins in {@code emscripten_thread_sleep}; the
 * translation of the main module replaces the body of that function by a call of this import.
 */
final class SleepImports {
  private static final double NANOS_PER_MILLISECOND = 1e6;

  /** The longest sleep in milliseconds, 146 years. */
  private static final double LONGEST = 0x1p62 / NANOS_PER_MILLISECOND;

  private final EmscriptenProcess process;

  SleepImports(EmscriptenProcess process) {
    this.process = process;
  }

  /** Returns early if a signal or a timer interrupts: C then goes on as if the time were over. */
  @HostImport(name = "emscripten_thread_sleep")
  void threadSleep(double milliseconds) {
    if (milliseconds > 0) {
      process.interrupts().sleep((long) (Math.min(milliseconds, LONGEST) * NANOS_PER_MILLISECOND));
    }
  }
}
