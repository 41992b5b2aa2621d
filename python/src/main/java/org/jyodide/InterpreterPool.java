package org.jyodide;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Interpreters that are lent to one user after the other, each as fresh as from the snapshot: what
 * one user leaves behind, in memory, modules or files, the next does not see. Whoever waits longest
 * gets the next one.
 *
 * <pre>{@code
 * try (InterpreterPool pool = InterpreterPool.of(snapshot, PoolOptions.defaults().withSizes(2, 8))) {
 *   int answer = pool.call(python -> python.eval("6 * 7").asInt());
 * }
 * }</pre>
 *
 * <p>Safe for use by any thread.
 */
public final class InterpreterPool implements AutoCloseable {
  /**
   * Work with a borrowed interpreter.
   *
   * @param <T> the type of the result
   * @param <E> what it may throw
   */
  @FunctionalInterface
  public interface Task<T extends @Nullable Object, E extends Exception> {
    /** Does the work. The interpreter and its objects are not to be used afterwards. */
    T run(Interpreter python) throws E;
  }

  private final Snapshot snapshot;
  private final PoolOptions options;
  private final InterpreterOptions interpreterOptions;
  private final Semaphore permits;
  private final ScheduledThreadPoolExecutor keeper;
  private final Deque<Ready> ready = new ArrayDeque<>();
  private final List<Lease> leases = new ArrayList<>();
  private long created;
  private long borrowed;
  private long discarded;
  private long waitedNanos;
  private boolean closed;

  private record Ready(Interpreter python, long sinceNanos) {}

  private InterpreterPool(Snapshot snapshot, PoolOptions options) {
    this.snapshot = snapshot;
    this.options = options;
    this.interpreterOptions = limited(snapshot, options);
    this.permits = new Semaphore(options.maximum(), true);
    this.keeper =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "jyodide-pool");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * A pool of interpreters that go on from a snapshot, which must stay open. The minimum is made
   * before this returns.
   *
   * @throws LimitExceededException if the snapshot is larger than the part of the memory that each
   *     interpreter may use
   */
  public static InterpreterPool of(Snapshot snapshot, PoolOptions options) {
    InterpreterPool pool = new InterpreterPool(snapshot, options);
    try {
      for (int i = 0; i < options.minimum(); i++) {
        pool.ready.add(new Ready(pool.make(), System.nanoTime()));
      }
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
    long period = Math.max(1, options.idleTime().toNanos() / 2);
    var unused =
        pool.keeper.scheduleWithFixedDelay(
            pool::closeUnwanted, period, period, TimeUnit.NANOSECONDS);
    return pool;
  }

  private static InterpreterOptions limited(Snapshot snapshot, PoolOptions options) {
    InterpreterOptions base = options.interpreterOptions().orElseGet(snapshot::options);
    if (options.memoryBytes().isEmpty()) {
      return base;
    }
    long part = options.memoryBytes().get() / options.maximum();
    long own = base.limits().memoryBytes().orElse(part);
    return base.withLimits(base.limits().withMemoryBytes(Math.min(own, part)));
  }

  /**
   * Lends an interpreter to a task, waiting for one as long as it takes.
   *
   * @throws E what the task throws
   * @throws IllegalStateException if the pool was closed
   */
  public <T extends @Nullable Object, E extends Exception> T call(Task<T, E> task) throws E {
    try (Lease lease = borrow()) {
      return task.run(lease.python());
    }
  }

  /**
   * Lends an interpreter until the lease is closed, waiting for one as long as it takes. An
   * interrupted thread goes on waiting and stays interrupted.
   *
   * @throws IllegalStateException if the pool was closed
   */
  public Lease borrow() {
    long start = System.nanoTime();
    permits.acquireUninterruptibly();
    return lend(start);
  }

  /**
   * Lends an interpreter, waiting for no longer than the given time.
   *
   * @return nothing if none became free in time
   * @throws InterruptedException if the thread is interrupted while it waits
   * @throws IllegalStateException if the pool was closed
   */
  public Optional<Lease> borrow(Duration patience) throws InterruptedException {
    long start = System.nanoTime();
    return permits.tryAcquire(Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS)
        ? Optional.of(lend(start))
        : Optional.empty();
  }

  private Lease lend(long start) {
    boolean done = false;
    try {
      Ready first = next(System.nanoTime() - start);
      Lease lease = new Lease(first == null ? make() : first.python());
      synchronized (this) {
        leases.add(lease);
      }
      done = true;
      return lease;
    } finally {
      if (!done) {
        permits.release();
      }
    }
  }

  private synchronized @Nullable Ready next(long waited) {
    checkOpen();
    borrowed++;
    waitedNanos += waited;
    return ready.pollFirst();
  }

  private Interpreter make() {
    Interpreter made = snapshot.fork(interpreterOptions);
    synchronized (this) {
      created++;
    }
    return made;
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("this pool was closed; make another");
    }
  }

  /** An interpreter that somebody has borrowed. */
  public final class Lease implements AutoCloseable {
    private final Interpreter python;
    private boolean returned;

    private Lease(Interpreter python) {
      this.python = python;
    }

    /** The interpreter. */
    public Interpreter python() {
      return python;
    }

    /**
     * Gives it back: it is reset, and lent to the next. Waits for calls of other threads that still
     * run in it. Closing twice does nothing.
     */
    @Override
    public void close() {
      synchronized (this) {
        if (returned) {
          return;
        }
        returned = true;
      }
      takeBack(this);
    }
  }

  private void takeBack(Lease lease) {
    boolean isFresh = false;
    try {
      lease.python().reset();
      isFresh = true;
    } finally {
      boolean isKept;
      synchronized (this) {
        leases.remove(lease);
        isKept = isFresh && !closed;
        if (isKept) {
          ready.addFirst(new Ready(lease.python(), System.nanoTime()));
        } else {
          discarded++;
        }
      }
      try {
        if (!isKept) {
          lease.python().close();
        }
      } finally {
        permits.release();
      }
    }
  }

  /** Closes interpreters that have waited too long, the longest first, down to the minimum. */
  private void closeUnwanted() {
    long before = System.nanoTime() - options.idleTime().toNanos();
    List<Ready> unwanted = new ArrayList<>();
    synchronized (this) {
      while (ready.size() + leases.size() > options.minimum()
          && !ready.isEmpty()
          && ready.peekLast().sinceNanos() - before < 0) {
        unwanted.add(ready.removeLast());
        discarded++;
      }
    }
    unwanted.forEach(each -> each.python().close());
  }

  /** What it does and has done. */
  public synchronized PoolMetrics metrics() {
    return new PoolMetrics(
        leases.size(),
        ready.size(),
        permits.getQueueLength(),
        created,
        borrowed,
        discarded,
        Duration.ofNanos(waitedNanos));
  }

  /**
   * Closes the interpreters that nobody has borrowed, at once, and the others when they are given
   * back. Threads that wait get an {@link IllegalStateException}.
   */
  @Override
  public void close() {
    List<Ready> all;
    synchronized (this) {
      closed = true;
      all = new ArrayList<>(ready);
      ready.clear();
    }
    keeper.shutdownNow();
    // Whoever waits finds the pool closed, and passes the permit on.
    permits.release();
    all.forEach(each -> each.python().close());
  }
}
