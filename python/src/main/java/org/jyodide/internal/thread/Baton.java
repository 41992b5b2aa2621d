package org.jyodide.internal.thread;

import java.util.IdentityHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The right to run the code of one interpreter, which one thread has at a time. A thread that
 * leaves for a method of Java {@linkplain #lend lends} it, so that another can run Python code
 * meanwhile; what the program keeps apart for each thread changes with the thread.
 */
final class Baton {
  /** A safety net: to lend is frequent and wakes nobody. */
  private static final int RECHECK_MILLIS = 1;

  private final AtomicReference<@Nullable Thread> holder = new AtomicReference<>();
  private volatile ProgramThreads program = ProgramThreads.NONE;

  /** Whose part of the program stands in its registers; changed by the holder. */
  private @Nullable Thread present;

  private final IdentityHashMap<Thread, Object> absent = new IdentityHashMap<>();

  /** Who lent it last, and how often that was done; changed by the holder, guessed by others. */
  private @Nullable Thread lender;

  private int lendings;
  private int lent;
  private volatile int waiting;
  private volatile @Nullable Thread interrupted;

  /** Sets what keeps threads apart in the program. */
  void setProgram(ProgramThreads value) {
    program = value;
  }

  /** Whether the calling thread has it. */
  boolean isMine() {
    return holder.getOpaque() == Thread.currentThread();
  }

  /** Waits until nobody has it and takes it. */
  void take() {
    if (!tryTake()) {
      await();
    }
  }

  /** Takes it if nobody has it. */
  boolean tryTake() {
    Thread me = Thread.currentThread();
    if (!holder.compareAndSet(null, me)) {
      return false;
    }
    if (present != me) {
      change(me);
    }
    return true;
  }

  private void change(Thread next) {
    boolean done = false;
    try {
      if (present != null) {
        absent.put(present, program.save());
      }
      present = next;
      Object own = absent.remove(next);
      if (own != null) {
        program.restore(own);
      }
      done = true;
    } finally {
      if (!done) {
        giveBack();
      }
    }
  }

  /** Forgets what the program has for the calling thread. Called by the holder. */
  void forget() {
    present = null;
  }

  /** Gives it up. */
  void giveBack() {
    holder.set(null);
    if (waiting > 0) {
      wake();
    }
  }

  private synchronized void wake() {
    notifyAll();
  }

  private synchronized void await() {
    boolean wasInterrupted = false;
    waiting++;
    try {
      while (!tryTake()) {
        try {
          wait(RECHECK_MILLIS);
        } catch (InterruptedException e) {
          wasInterrupted = true;
        }
      }
    } finally {
      waiting--;
      if (wasInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Gives it up for the time of a method of Java. */
  void lend() {
    lender = Thread.currentThread();
    lendings++;
    lent++;
    holder.setRelease(null);
    if (waiting > 0) {
      wake();
    }
  }

  /** Takes it after {@link #lend}. */
  void takeBack() {
    take();
    lent--;
    if (interrupted == Thread.currentThread()) {
      interrupted = null;
      boolean unused = Thread.interrupted();
    }
  }

  /** Interrupts the method of Java that the last lender is in. May be called from any thread. */
  void interruptLender() {
    Thread last = lender;
    if (lent > 0 && last != null && holder.get() == null) {
      interrupted = last;
      last.interrupt();
    }
  }

  /** Which lending is the last. Asked by any thread. */
  int lending() {
    return lendings;
  }

  /**
   * Takes it if the thread that lent it last does not come back for it now.
   *
   * @param evenIfBusy also if that thread computes; else it must be waiting for something
   */
  boolean tryBorrow(boolean evenIfBusy) {
    if (lent == 0 || waiting > 0 || holder.get() != null) {
      return false;
    }
    Thread last = lender;
    return last != null && (evenIfBusy || isWaiting(last)) && tryTake();
  }

  private static boolean isWaiting(Thread thread) {
    return switch (thread.getState()) {
      case WAITING, TIMED_WAITING, BLOCKED -> true;
      default -> false;
    };
  }
}
