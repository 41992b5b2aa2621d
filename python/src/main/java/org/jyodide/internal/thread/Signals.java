package org.jyodide.internal.thread;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.jyodide.emscripten.Interrupts;

/**
 * Signals from other threads to a running CPython. It hears of one at its next safe point, or when
 * a wait of it ends for that.
 */
public final class Signals implements Interrupts.Source {
  /** The signal that becomes {@code KeyboardInterrupt}. */
  public static final int SIGINT = 2;

  private final Interrupts interrupts;
  private final IntConsumer target;
  private final AtomicInteger waiting = new AtomicInteger();

  /**
   * For one CPython.
   *
   * @param target tells CPython of a signal, on the program's thread
   */
  public Signals(Interrupts interrupts, IntConsumer target) {
    this.interrupts = interrupts;
    this.target = target;
    interrupts.add(this);
  }

  /** Sends a signal. May be called from any thread. */
  public void send(int signal) {
    waiting.set(signal);
    interrupts.requestSafePoint();
  }

  @Override
  public boolean isPending() {
    return waiting.get() != 0;
  }

  @Override
  public void deliver() {
    int signal = waiting.getAndSet(0);
    if (signal != 0) {
      target.accept(signal);
    }
  }
}
