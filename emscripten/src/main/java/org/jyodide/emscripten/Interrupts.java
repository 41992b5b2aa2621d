package org.jyodide.emscripten;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.jyodide.vfs.Errno;
import org.jyodide.vfs.ErrnoException;
import org.jyodide.vfs.WaitQueue;
import org.jyodide.wasm.Trap;
import org.jyodide.wasm.TrapKind;

/**
 * Everything that ends a wait of the program early. Host functions that block do it in {@link
 * #await} or in a file of the virtual file system, on the thread of the program. Other threads call
 * {@link #wakeUp} after they have given a {@link Source} something to deliver, and {@link #stop} to
 * end the process.
 *
 * <p>A wake-up alone does not interrupt. The sources are asked instead, so that a signal which the
 * program has handled meanwhile does not cut a later wait short.
 */
public final class Interrupts {
  private final WaitQueue queue;
  private final List<Source> sources = new CopyOnWriteArrayList<>();
  private volatile Runnable safePointRequest = () -> {};
  private BooleanSupplier postponement = () -> false;
  private volatile boolean stopped;
  private int holds;
  private long parkedNanos;

  /** Something that interrupts: a signal sent from outside, a timer. */
  public interface Source {
    /** Whether it wants to interrupt now. Asked on the program's thread; must answer at once. */
    boolean isPending();

    /**
     * Tells the program. Called on the program's thread while it is in a host function, when {@link
     * #isPending} was true, before the wait returns.
     */
    void deliver();
  }

  /** How a wait ended. */
  public enum Outcome {
    /** The condition holds. */
    READY,
    /** The time is over. */
    TIMED_OUT,
    /** A source had something to deliver, and has delivered it: {@code EINTR}. */
    INTERRUPTED
  }

  /** Interrupts of a program whose files wait in the given queue. */
  public Interrupts(WaitQueue queue) {
    this.queue = queue;
  }

  /** Adds a source. */
  public void add(Source source) {
    sources.add(source);
  }

  /** Makes a waiting program ask its sources. May be called from any thread. */
  public void wakeUp() {
    queue.interrupt();
  }

  /**
   * Says how a program that computes can be made to call a host function which then lets sources
   * deliver. Without it they wait until the program blocks.
   *
   * @param request run on any thread, perhaps more than once for one delivery
   */
  public void onSafePointRequest(Runnable request) {
    safePointRequest = request;
  }

  /**
   * Makes the program let sources deliver soon, whether it waits or computes. May be called from
   * any thread; has to be repeated until a source was heard, as the program may be changing its
   * memory.
   */
  public void requestSafePoint() {
    safePointRequest.run();
    wakeUp();
  }

  /**
   * Makes every wait, now and later, trap with {@link TrapKind#INTERRUPTED}. May be called from any
   * thread; does not stop a program that computes.
   */
  public void stop() {
    stopped = true;
    wakeUp();
  }

  /**
   * Keeps sources waiting while the program runs code that cannot bear what they do; {@link #stop}
   * still works. Called on the program's thread, and followed by a {@link #release}; such pairs may
   * lie in each other.
   */
  public void hold() {
    holds++;
  }

  /** Ends a {@link #hold}: with the last of them sources deliver again, soon. */
  public void release() {
    if (--holds == 0 && isPending()) {
      requestSafePoint();
    }
  }

  /**
   * Says when a program that computes is in code that cannot bear what sources do.
   *
   * @param condition asked at a safe point, on the program's thread; it may call the program
   */
  public void postponeWhile(BooleanSupplier condition) {
    postponement = condition;
  }

  /**
   * As {@link #deliverPending}, for a program that computes: where what sources do has to be
   * {@linkplain #postponeWhile postponed}, the next safe point is requested.
   */
  public void deliverAtSafePoint() {
    if (isPending() && postponement.getAsBoolean()) {
      requestSafePoint();
    } else {
      deliverPending();
    }
  }

  /** Whether a source wants to interrupt now, and is not held. Asked on the program's thread. */
  public boolean isPending() {
    if (holds > 0) {
      return false;
    }
    for (Source source : sources) {
      if (source.isPending()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Lets pending sources deliver, unless they are held. Called on the program's thread where it is
   * safe to call the program back.
   *
   * @return whether there was one
   * @throws Trap if the process was stopped
   */
  public boolean deliverPending() {
    if (stopped) {
      throw new Trap(TrapKind.INTERRUPTED);
    }
    if (holds > 0) {
      return false;
    }
    boolean any = false;
    for (Source source : sources) {
      if (source.isPending()) {
        source.deliver();
        any = true;
      }
    }
    return any;
  }

  /**
   * Parks the program's thread until a condition holds, which whoever makes it true signals to the
   * wait queue of the files.
   *
   * @param timeoutNanos how long at most; negative for no limit
   * @throws Trap if the process was stopped
   */
  public Outcome await(BooleanSupplier ready, long timeoutNanos) {
    return await(ready, timeoutNanos, () -> {}, () -> {});
  }

  /**
   * As {@link #await(BooleanSupplier, long)}, for a program that another thread may run while this
   * one is parked.
   *
   * @param beforeParking run before the thread parks
   * @param afterParking run after it, before anything else happens to the program
   */
  public Outcome await(
      BooleanSupplier ready, long timeoutNanos, Runnable beforeParking, Runnable afterParking) {
    long start = System.nanoTime();
    long deadline = timeoutNanos < 0 ? Long.MAX_VALUE : start + timeoutNanos;
    while (true) {
      long ticket = queue.ticket();
      if (deliverPending()) {
        return Outcome.INTERRUPTED;
      }
      if (ready.getAsBoolean()) {
        return Outcome.READY;
      }
      if (timeoutNanos == 0) {
        return Outcome.TIMED_OUT;
      }
      boolean woken;
      beforeParking.run();
      try {
        woken = park(ticket, deadline);
      } finally {
        afterParking.run();
      }
      if (!woken) {
        return Outcome.TIMED_OUT;
      }
    }
  }

  /** Parks until something changes or wakes; returns false if the time ran out. */
  private boolean park(long ticket, long deadline) {
    long start = System.nanoTime();
    try {
      return queue.awaitUntil(ticket, deadline);
    } catch (ErrnoException e) {
      if (e.errno() == Errno.EINTR) {
        return true;
      }
      throw e;
    } finally {
      parkedNanos += System.nanoTime() - start;
    }
  }

  /** Sleeps; returns early, with {@link Outcome#INTERRUPTED}, if a source delivers. */
  public Outcome sleep(long nanos) {
    return await(() -> false, Math.max(nanos, 0));
  }

  /**
   * Makes a call that waits, again if it was woken for nothing. Its time counts as parked.
   *
   * @throws ErrnoException what the call throws; {@code EINTR} only if a source has delivered
   */
  public <T> T retry(BlockingCall<T> call) {
    long start = System.nanoTime();
    try {
      while (true) {
        try {
          return call.run();
        } catch (ErrnoException e) {
          if (e.errno() != Errno.EINTR || deliverPending()) {
            throw e;
          }
        }
      }
    } finally {
      parkedNanos += System.nanoTime() - start;
    }
  }

  /** A call into the file system. */
  @FunctionalInterface
  public interface BlockingCall<T> {
    /** Does it. */
    T run();
  }

  /** How long the program has been parked here: time in which it used no processor. */
  public long parkedNanos() {
    return parkedNanos;
  }
}
