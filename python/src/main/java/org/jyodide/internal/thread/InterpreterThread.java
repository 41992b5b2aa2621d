package org.jyodide.internal.thread;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The platform thread that runs all code of one interpreter. Other threads {@linkplain #call call}
 * it and wait, or {@linkplain #post post} to it and do not; between calls it does its {@link
 * IdleWork}.
 */
public final class InterpreterThread {
  private static final int SPINS = Runtime.getRuntime().availableProcessors() > 1 ? 2_000 : 0;

  private final Thread thread;
  private final ConcurrentLinkedQueue<Job> jobs = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Runnable> posts = new ConcurrentLinkedQueue<>();
  private final Supplier<? extends RuntimeException> refusal;
  private volatile IdleWork idleWork = () -> IdleWork.NEVER;
  private volatile boolean parked;
  private volatile Runnable wakeUp = () -> {};
  private volatile boolean stopping;
  private volatile boolean ended;

  /**
   * Starts the thread.
   *
   * @param name the name of the thread
   * @param stackBytes its stack size
   * @param refusal makes the exception for calls that come after {@link #stop}
   */
  public InterpreterThread(
      String name, long stackBytes, Supplier<? extends RuntimeException> refusal) {
    this.refusal = refusal;
    thread = new Thread(null, this::loop, name, stackBytes);
    thread.setDaemon(true);
    thread.start();
  }

  /** Whether the caller is this thread. */
  public boolean isCurrent() {
    return Thread.currentThread() == thread;
  }

  /** Sets what is done between calls. Called on this thread. */
  public void setIdleWork(IdleWork work) {
    idleWork = work;
  }

  /**
   * Does the work on this thread and gives its result; at once if the caller is this thread, else
   * after the calls that came before.
   */
  @SuppressWarnings({"unchecked", "NullAway"}) // the result is that of work, also if it is null
  public <T extends @Nullable Object> T call(Supplier<T> work) {
    if (isCurrent()) {
      return work.get();
    }
    Job job = new Job(work);
    jobs.add(job);
    if (ended) {
      refuseJobs();
    }
    wakeIfParked();
    return (T) job.await();
  }

  /**
   * Leaves work for this thread, which does it when it is next idle, or when the running program
   * waits and calls {@link #runPosts}. Work left after the thread has ended is dropped. It must not
   * throw.
   */
  public void post(Runnable work) {
    posts.add(work);
    wakeIfParked();
    wakeUp.run();
  }

  /** Does the work that was posted. Called on this thread, at a place where Python code may run. */
  public void runPosts() {
    for (Runnable work = posts.poll(); work != null; work = posts.poll()) {
      work.run();
    }
  }

  /** Whether posted work waits. */
  public boolean hasPosts() {
    return !posts.isEmpty();
  }

  /** Sets what wakes a program that waits, on this thread, for {@link #hasPosts}. */
  public void setWakeUp(Runnable wakeUp) {
    this.wakeUp = wakeUp;
  }

  /** Lets the thread end after the running call; later calls are refused. */
  public void stop() {
    stopping = true;
    LockSupport.unpark(thread);
  }

  /** Waits for the end of the thread, unless the caller is this thread. */
  public void join() {
    boolean interrupted = false;
    while (!isCurrent() && thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void loop() {
    while (!stopping) {
      runPosts();
      Job job = jobs.poll();
      if (job != null) {
        job.run();
        continue;
      }
      long nanos = idleWork.runDue();
      if (nanos > 0 && !spinForWork()) {
        park(nanos);
      }
    }
    idleWork = () -> IdleWork.NEVER;
    wakeUp = () -> {};
    posts.clear();
    ended = true;
    refuseJobs();
  }

  /** A caller may add a job while the thread ends; then both refuse what they find. */
  private void refuseJobs() {
    for (Job job = jobs.poll(); job != null; job = jobs.poll()) {
      job.fail(refusal.get());
    }
  }

  private boolean spinForWork() {
    for (int i = 0; i < SPINS; i++) {
      if (!jobs.isEmpty() || !posts.isEmpty() || stopping) {
        return true;
      }
      Thread.onSpinWait();
    }
    return false;
  }

  private void park(long nanos) {
    parked = true;
    try {
      if (posts.isEmpty() && jobs.isEmpty() && !stopping) {
        if (nanos == IdleWork.NEVER) {
          LockSupport.park(this);
        } else {
          LockSupport.parkNanos(this, nanos);
        }
      }
    } finally {
      parked = false;
    }
  }

  private void wakeIfParked() {
    if (parked) {
      LockSupport.unpark(thread);
    }
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  static <E extends Throwable> RuntimeException unchecked(Throwable e) throws E {
    throw (E) e;
  }
}
