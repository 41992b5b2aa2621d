package org.jyodide.cli;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jyodide.internal.host.Interruptible;

/**
 * What Ctrl-C does: {@code KeyboardInterrupt} in Python. A second one within a second, if Python
 * has not heard the first, ends the process.
 */
public final class Interrupter implements Runnable {
  /** What a shell reports of a process that SIGINT ended. */
  static final int EXIT_CODE = 130;

  /** What a shell reports of a process that aborted, as {@code python} does when it is broken. */
  public static final int DEAD_EXIT_CODE = 134;

  private static final long IMPATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Interruptible program;
  private final Runnable kill;
  private final LongSupplier nanoTime;
  private boolean interrupted;
  private long interruptedAt;

  /** Interrupts {@code program}; kills the JVM. */
  public Interrupter(Interruptible program) {
    this(program, () -> Runtime.getRuntime().halt(EXIT_CODE), System::nanoTime);
  }

  Interrupter(Interruptible program, Runnable kill, LongSupplier nanoTime) {
    this.program = program;
    this.kill = kill;
    this.nanoTime = nanoTime;
  }

  /** Handles one Ctrl-C. */
  @Override
  public void run() {
    if (program.isInterruptPending() && isSoonAfterTheLast()) {
      kill.run();
    } else {
      remember();
      program.interrupt();
    }
  }

  private synchronized boolean isSoonAfterTheLast() {
    return interrupted && nanoTime.getAsLong() - interruptedAt < IMPATIENCE_NANOS;
  }

  private synchronized void remember() {
    interrupted = true;
    interruptedAt = nanoTime.getAsLong();
  }
}
