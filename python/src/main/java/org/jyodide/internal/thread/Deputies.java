package org.jyodide.internal.thread;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that serve calls while the interpreter's own thread is inside a method of Java which
 * waits, perhaps for just these calls.
 */
final class Deputies {
  private static final int KEEP_SECONDS = 10;
  private static final long SHORTEST_PAUSE_NANOS = 20_000;
  private static final long LONGEST_PAUSE_NANOS = 2_000_000;

  /** How long a method of Java may compute until calls are served in its stead. */
  private static final long PATIENCE_NANOS = 20_000_000;

  private final Baton baton;
  private final CallQueue calls;
  private final Runnable wakeOwner;
  private final ThreadPoolExecutor threads;
  private final AtomicBoolean watched = new AtomicBoolean();
  private volatile ProgramThreads program = ProgramThreads.NONE;
  private final AtomicInteger serving = new AtomicInteger();

  /** One of the threads. */
  private static final class Deputy extends Thread {
    private final Deputies owner;

    Deputy(Deputies owner, Runnable work, String name, long stackBytes) {
      super(null, work, name, stackBytes);
      this.owner = owner;
      setDaemon(true);
    }
  }

  /**
   * For one interpreter.
   *
   * @param wakeOwner wakes the thread of the interpreter, which may wait for the end of a call
   */
  Deputies(Baton baton, CallQueue calls, Runnable wakeOwner, String name, long stackBytes) {
    this.baton = baton;
    this.calls = calls;
    this.wakeOwner = wakeOwner;
    threads =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            KEEP_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            work -> new Deputy(this, work, name + "-deputy", stackBytes),
            new ThreadPoolExecutor.DiscardPolicy());
  }

  /** Sets what keeps threads apart in the program. */
  void setProgram(ProgramThreads value) {
    program = value;
  }

  /** Whether one of them has begun with a call and is not done with it. Asked by the holder. */
  boolean areServing() {
    return serving.get() > 0;
  }

  /** Whether the calling thread is one of them. */
  boolean isOne() {
    return Thread.currentThread() instanceof Deputy deputy && deputy.owner == this;
  }

  /** Has somebody look after calls that nobody has begun with. */
  void request() {
    if (watched.compareAndSet(false, true)) {
      threads.execute(this::watch);
    }
  }

  /** Lets the threads end when they have nothing to do. */
  void stop() {
    threads.shutdown();
  }

  private void watch() {
    long pause = SHORTEST_PAUSE_NANOS;
    int lending = baton.lending();
    long since = System.nanoTime();
    while (calls.isWaiting()) {
      if (lending != baton.lending()) {
        lending = baton.lending();
        since = System.nanoTime();
      }
      if (baton.tryBorrow(System.nanoTime() - since > PATIENCE_NANOS)) {
        // A call may lead to a method of Java too, which waits for another call.
        watched.set(false);
        try {
          serve();
        } finally {
          baton.giveBack();
          wakeOwner.run();
        }
        if (!watched.compareAndSet(false, true)) {
          return;
        }
        pause = SHORTEST_PAUSE_NANOS;
      } else {
        LockSupport.parkNanos(pause);
        pause = Math.min(pause + pause / 2, LONGEST_PAUSE_NANOS);
      }
    }
    watched.set(false);
    // A call that came just now has seen that somebody watches.
    if (calls.isWaiting()) {
      request();
    }
  }

  private void serve() {
    for (Job job = calls.next(); job != null; job = calls.next()) {
      serving.getAndIncrement();
      try {
        program.run(job::run);
      } catch (Throwable e) {
        job.fail(e);
      } finally {
        serving.getAndDecrement();
        baton.forget();
      }
    }
  }
}
