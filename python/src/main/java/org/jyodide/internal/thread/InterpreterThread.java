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
  private final CallQueue jobs = new CallQueue();
  private final Baton baton = new Baton();
  private final Deputies deputies;
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
    deputies = new Deputies(baton, jobs, this::wakeIfParked, name, stackBytes);
    thread = new Thread(null, this::loop, name, stackBytes);
    thread.setDaemon(true);
    thread.start();
  }

  /** Whether the caller is this thread, or one that runs a call for it. */
  public boolean isCurrent() {
    return Thread.currentThread() == thread || deputies.isOne();
  }

  /** Sets what is done between calls. Called on this thread. */
  public void setIdleWork(IdleWork work) {
    idleWork = work;
  }

  /**
   * Does the work on this thread and gives its result; at once if the caller is this thread, else
   * after the calls that came before.
   */
  public <T extends @Nullable Object> T call(Supplier<T> work) {
    return call(work, false);
  }

  /** As {@link #call}, for what ends the program: it waits until no call runs. */
  public <T extends @Nullable Object> T callLast(Supplier<T> work) {
    return call(work, true);
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // the result is that of work, also if it is null
  private <T extends @Nullable Object> T call(Supplier<T> work, boolean isLast) {
    if (isCurrent()) {
      return nested(work);
    }
    Job job = new Job(work, isLast);
    jobs.add(job);
    if (ended) {
      refuseJobs();
    }
    if (parked) {
      LockSupport.unpark(thread);
    } else {
      wakeUp.run();
    }
    return (T) job.await(deputies::request);
  }

  private <T extends @Nullable Object> T nested(Supplier<T> work) {
    if (baton.isMine()) {
      return work.get();
    }
    baton.take();
    try {
      return work.get();
    } finally {
      baton.giveBack();
    }
  }

  /**
   * Does work at once if the caller is this thread and no other thread runs Python code just now.
   *
   * @return whether it did
   */
  public boolean tryNow(Runnable work) {
    if (!isCurrent()) {
      return false;
    }
    if (baton.isMine()) {
      work.run();
      return true;
    }
    if (!baton.tryTake()) {
      return false;
    }
    try {
      work.run();
      return true;
    } finally {
      baton.giveBack();
    }
  }

  /**
   * Says that the program leaves for Java code that may wait for other threads: their calls are
   * served meanwhile if it does. Called on this thread.
   */
  public void lend() {
    baton.lend();
  }

  /** Says that the Java code has returned; waits while another thread runs Python code. */
  public void takeBack() {
    baton.takeBack();
  }

  /**
   * Refuses to go on if the program has ended.
   *
   * @throws RuntimeException the refusal
   */
  public void requireRunning() {
    if (stopping) {
      throw refusal.get();
    }
  }

  /** Interrupts the Java code that the program has left for, if it has. Called by any thread. */
  public void interruptJava() {
    baton.interruptLender();
  }

  /** Sets what keeps threads apart in the program. */
  public void setProgram(ProgramThreads program) {
    baton.setProgram(program);
    deputies.setProgram(program);
  }

  /** Whether calls of other threads wait that can be served while the running one waits. */
  public boolean hasCalls() {
    return jobs.isWaiting();
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
    deputies.stop();
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
      long nanos;
      baton.take();
      try {
        nanos = turn();
      } finally {
        baton.giveBack();
      }
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

  /** Does what is to be done; gives the nanoseconds until there is more. */
  private long turn() {
    runPosts();
    Job job = deputies.areServing() ? jobs.next() : jobs.first();
    if (job != null) {
      job.run();
      return 0;
    }
    return idleWork.runDue();
  }

  /** A caller may add a job while the thread ends; then both refuse what they find. */
  private void refuseJobs() {
    for (Job job = jobs.first(); job != null; job = jobs.first()) {
      job.fail(refusal.get());
    }
  }

  private boolean spinForWork() {
    for (int i = 0; i < SPINS; i++) {
      if (hasWork()) {
        return true;
      }
      Thread.onSpinWait();
    }
    return false;
  }

  private boolean hasWork() {
    // A call that ends the program comes after those that are being served.
    return jobs.isWaiting() || !posts.isEmpty() || stopping || (!jobs.isEmpty() && isAlone());
  }

  private boolean isAlone() {
    return !deputies.areServing();
  }

  private void park(long nanos) {
    parked = true;
    try {
      if (!hasWork()) {
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
