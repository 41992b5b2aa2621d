package org.jyodide.emscripten.libc;

import org.jyodide.emscripten.EmscriptenProcess;
import org.jyodide.emscripten.ErrnoResult;
import org.jyodide.emscripten.HostImport;
import org.jyodide.emscripten.Interrupts;
import org.jyodide.emscripten.layout.TimespecLayout;
import org.jyodide.vfs.Errno;

/**
 * Sleep that parks the thread. Emscripten's C library spins; the translation of the main module
 * replaces the bodies of its functions by calls of these imports.
 */
final class SleepImports {
  private static final double NANOS_PER_MILLISECOND = 1e6;
  private static final int NANOS_PER_SECOND = 1_000_000_000;

  /** The longest sleep, 146 years. */
  private static final long LONGEST_NANOS = 1L << 62;

  private static final int CLOCK_REALTIME = 0;
  private static final int CLOCK_THREAD_CPUTIME_ID = 3;
  private static final int TIMER_ABSTIME = 1;

  private final EmscriptenProcess process;

  SleepImports(EmscriptenProcess process) {
    this.process = process;
  }

  /** Returns early if a signal or a timer interrupts, and does not say so. */
  @HostImport(name = "emscripten_thread_sleep")
  void threadSleep(double milliseconds) {
    if (milliseconds > 0) {
      sleep((long) Math.min(milliseconds * NANOS_PER_MILLISECOND, (double) LONGEST_NANOS));
    }
  }

  /**
   * Sleeps until a time or for a time, both {@code struct timespec}. Unlike Emscripten's function
   * it tells that a signal ended the sleep, so that CPython can go on with it after its handlers.
   *
   * @param remaining where the time left over goes, if a sleep for a time is interrupted; may be
   *     null
   */
  @HostImport(name = "clock_nanosleep")
  @ErrnoResult(ErrnoResult.Sign.POSITIVE)
  int clockNanosleep(int clock, int flags, int request, int remaining) {
    if (clock < 0 || clock >= CLOCK_THREAD_CPUTIME_ID) {
      throw Errno.EINVAL.exception();
    }
    long seconds = TimespecLayout.seconds(process.memory(), request);
    int nanos = TimespecLayout.nanos(process.memory(), request);
    if (seconds < 0 || nanos < 0 || nanos >= NANOS_PER_SECOND) {
      throw Errno.EINVAL.exception();
    }
    long wanted = Math.min(seconds, LONGEST_NANOS / NANOS_PER_SECOND) * NANOS_PER_SECOND + nanos;
    boolean absolute = (flags & TIMER_ABSTIME) != 0;
    long start = now(clock);
    if (sleep(absolute ? wanted - start : wanted) == Interrupts.Outcome.INTERRUPTED) {
      if (!absolute && remaining != 0) {
        long left = Math.max(0, wanted - (now(clock) - start));
        TimespecLayout.write(
            process.memory(), remaining, left / NANOS_PER_SECOND, (int) (left % NANOS_PER_SECOND));
      }
      throw Errno.EINTR.exception();
    }
    return 0;
  }

  private long now(int clock) {
    return clock == CLOCK_REALTIME ? WallClock.nanos() : process.steadyNanos();
  }

  private Interrupts.Outcome sleep(long nanos) {
    return process.interrupts().sleep(nanos);
  }
}
