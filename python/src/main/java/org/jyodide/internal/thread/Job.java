package org.jyodide.internal.thread;

import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One call from another thread: work, then a result or an exception that the caller waits for. */
final class Job {
  /** Long enough for a short call to be answered, short enough not to waste a processor. */
  private static final int SPINS = Runtime.getRuntime().availableProcessors() > 1 ? 2_000 : 0;

  private final Supplier<? extends @Nullable Object> work;
  private final Thread caller = Thread.currentThread();
  private final boolean isLast;
  private @Nullable Object result;
  private @Nullable Throwable failure;
  private volatile boolean started;
  private volatile boolean done;

  /**
   * A call by this thread.
   *
   * @param isLast whether it ends the program, so that it cannot run beside another
   */
  Job(Supplier<? extends @Nullable Object> work, boolean isLast) {
    this.work = work;
    this.isLast = isLast;
  }

  boolean isLast() {
    return isLast;
  }

  /** Does the work; on the interpreter's thread. */
  void run() {
    started = true;
    try {
      result = work.get();
    } catch (Throwable e) {
      failure = e;
    }
    finish();
  }

  /** Refuses the work. */
  void fail(Throwable reason) {
    if (!done) {
      failure = reason;
      finish();
    }
  }

  private void finish() {
    done = true;
    LockSupport.unpark(caller);
  }

  /**
   * Waits for the result; an interruption of the caller is kept for it, not acted on.
   *
   * @param late run if nobody has begun with it after a moment
   */
  @Nullable Object await(Runnable late) {
    for (int i = 0; i < SPINS && !done; i++) {
      Thread.onSpinWait();
    }
    if (!started && !done) {
      late.run();
    }
    boolean interrupted = false;
    while (!done) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      caller.interrupt();
    }
    if (failure != null) {
      showCaller(failure);
      throw InterpreterThread.unchecked(failure);
    }
    return result;
  }

  /** Replaces the frames below {@link #run} by those of the caller, who would look for its own. */
  private static void showCaller(Throwable failure) {
    StackTraceElement[] there = failure.getStackTrace();
    int kept = 0;
    while (kept < there.length && !isRun(there[kept])) {
      kept++;
    }
    if (kept == there.length) {
      return;
    }
    StackTraceElement[] here = new Throwable().getStackTrace();
    int first = 1;
    while (first < here.length && isInternal(here[first])) {
      first++;
    }
    StackTraceElement[] both = Arrays.copyOf(there, kept + here.length - first);
    System.arraycopy(here, first, both, kept, here.length - first);
    failure.setStackTrace(both);
  }

  /** Whether it is on the way from the public method that was called to here. */
  private static boolean isInternal(StackTraceElement frame) {
    return frame.getClassName().startsWith("org.jyodide.internal.")
        || frame.getClassName().equals("org.jyodide.InterpreterState");
  }

  private static boolean isRun(StackTraceElement frame) {
    return frame.getClassName().equals(Job.class.getName()) && frame.getMethodName().equals("run");
  }
}
