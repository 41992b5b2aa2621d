package org.jyodide.cli;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What Ctrl-C does: {@code KeyboardInterrupt} in Python. A second one within a second ends the
 * process, for code that does not react.
 */
public final class Interrupter implements Runnable {
  /** What a shell reports of a process that SIGINT ended. */
  static final int EXIT_CODE = 130;

  /** What a shell reports of a process that aborted, as {@code python} does when it is broken. */
  public static final int DEAD_EXIT_CODE = 134;

  private static final long IMPATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Runnable interrupt;
  private final Runnable kill;
  private final LongSupplier nanoTime;
  private boolean waiting;
  private long interruptedAt;

  /** Interrupts by {@code interrupt}; kills the JVM. */
  public Interrupter(Runnable interrupt) {
    this(interrupt, () -> Runtime.getRuntime().halt(EXIT_CODE), System::nanoTime);
  }

  Interrupter(Runnable interrupt, Runnable kill, LongSupplier nanoTime) {
    this.interrupt = interrupt;
    this.kill = kill;
    this.nanoTime = nanoTime;
  }

  /** Handles one Ctrl-C. */
  @Override
  public void run() {
    if (isSecond()) {
      kill.run();
    } else {
      interrupt.run();
    }
  }

  private synchronized boolean isSecond() {
    long now = nanoTime.getAsLong();
    boolean second = waiting && now - interruptedAt < IMPATIENCE_NANOS;
    waiting = true;
    interruptedAt = now;
    return second;
  }

  /** Python has reacted: the next Ctrl-C is a first one. */
  public synchronized void reacted() {
    waiting = false;
  }
}
