package org.jyodide.internal.bridge;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.jyodide.emscripten.Interrupts;
import org.jyodide.internal.bridge.value.HostPromise;
import org.jyodide.internal.bridge.value.Microtasks;
import org.jyodide.internal.bridge.value.Thrown;

/**
 * The tasks of one interpreter: a queue of tasks that are due, timers, and the microtasks that run
 * between two tasks. Everything runs on the interpreter's thread, and every method belongs to it,
 * but for {@link #post}.
 *
 * <p>It may be run inside a task of its own: a Python function that waits for a promise runs the
 * loop until the promise is settled.
 */
public final class EventLoop implements Microtasks {
  /** A delay up to this many milliseconds means: as soon as the tasks before it are done. */
  private static final double IMMEDIATE_MILLIS = 2;

  /** How long a loop that is busy stands back between two tasks for calls of other threads. */
  private static final long CALLS_NANOS = 1_000_000;

  private final Interrupts interrupts;
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private final Posts posts;
  private final PriorityQueue<Timer> timers = new PriorityQueue<>();
  private final Queue<Runnable> microtasks = new ArrayDeque<>();
  private final Set<HostPromise> unhandled = new LinkedHashSet<>();
  private final Consumer<? super @Nullable Object> unhandledRejection;
  private long timerCount;

  /** A callback at a time. */
  public static final class Timer implements Comparable<Timer> {
    private final long dueNanos;
    private final long number;
    private @Nullable Runnable task;

    private Timer(long dueNanos, long number, Runnable task) {
      this.dueNanos = dueNanos;
      this.number = number;
      this.task = task;
    }

    /** Lets nothing happen. */
    public void cancel() {
      task = null;
    }

    @Override
    public int compareTo(Timer other) {
      // Times of System.nanoTime may overflow: only their difference has a meaning.
      int byTime = Long.signum(dueNanos - other.dueNanos);
      return byTime != 0 ? byTime : Long.compare(number, other.number);
    }
  }

  /**
   * An empty loop.
   *
   * @param interrupts where the thread waits inside a task
   * @param posts work from other threads
   * @param unhandledRejection gets the reason of each promise that was rejected and that nobody
   *     looked at until the microtasks were done
   */
  public EventLoop(
      Interrupts interrupts, Posts posts, Consumer<? super @Nullable Object> unhandledRejection) {
    this.interrupts = interrupts;
    this.posts = posts;
    this.unhandledRejection = unhandledRejection;
  }

  /** Adds a task for now or, if the delay is longer than an instant, for later. */
  public void schedule(Runnable task, double delayMillis) {
    if (delayMillis <= IMMEDIATE_MILLIS || Double.isNaN(delayMillis)) {
      tasks.add(task);
    } else {
      startTimer(task, delayMillis);
    }
  }

  /** Adds a task that runs after at least this time. */
  public Timer startTimer(Runnable task, double delayMillis) {
    long nanos = (long) (Math.max(delayMillis, 0) * 1e6);
    // Half the range of a long keeps differences of due times meaningful.
    long due = System.nanoTime() + Math.min(nanos, Long.MAX_VALUE / 2);
    Timer timer = new Timer(due, timerCount++, task);
    timers.add(timer);
    return timer;
  }

  /** Adds a task. May be called from any thread. */
  public void post(Runnable task) {
    posts.post(task);
  }

  @Override
  public void enqueue(Runnable microtask) {
    microtasks.add(microtask);
  }

  @Override
  public void rejected(HostPromise promise) {
    unhandled.add(promise);
  }

  @Override
  public void handled(HostPromise promise) {
    unhandled.remove(promise);
  }

  /** Reports an error that nobody else handles. */
  public void report(@Nullable Object error) {
    unhandledRejection.accept(error);
  }

  /** Runs microtasks until none is left. */
  public void drainMicrotasks() {
    while (true) {
      Runnable microtask = microtasks.poll();
      if (microtask != null) {
        microtask.run();
      } else if (unhandled.isEmpty()) {
        return;
      } else {
        List<HostPromise> promises = new ArrayList<>(unhandled);
        unhandled.clear();
        promises.forEach(promise -> unhandledRejection.accept(promise.result()));
      }
    }
  }

  /** Whether a task could run now. */
  public boolean isReady() {
    return !tasks.isEmpty() || posts.hasPosts() || !microtasks.isEmpty() || isTimerDue();
  }

  /** Whether no task, timer or microtask is left. */
  public boolean isEmpty() {
    dropCancelled();
    return tasks.isEmpty() && !posts.hasPosts() && microtasks.isEmpty() && timers.isEmpty();
  }

  /** The time until the first timer, in nanoseconds; negative if there is none. */
  public long nanosUntilTimer() {
    dropCancelled();
    Timer first = timers.peek();
    return first == null ? -1 : Math.max(first.dueNanos - System.nanoTime(), 0);
  }

  private boolean isTimerDue() {
    return nanosUntilTimer() == 0;
  }

  private void dropCancelled() {
    for (Timer first = timers.peek(); first != null && first.task == null; first = timers.peek()) {
      timers.remove();
    }
  }

  /**
   * Runs one task that is due, if there is one, and the microtasks before and after it. What they
   * throw comes out.
   *
   * @return whether there was a task
   */
  public boolean runNext() {
    drainMicrotasks();
    Runnable task = next();
    if (task == null) {
      return false;
    }
    task.run();
    drainMicrotasks();
    return true;
  }

  private @Nullable Runnable next() {
    if (posts.hasPosts()) {
      tasks.add(posts::runPosts);
    }
    while (isTimerDue()) {
      Timer timer = timers.remove();
      if (timer.task != null) {
        tasks.add(new TimerTask(timer));
      }
    }
    return tasks.poll();
  }

  /** A timer that is due; it can still be cancelled by a task that runs before it. */
  private record TimerTask(Timer timer) implements Runnable {
    @Override
    public void run() {
      Runnable task = timer.task;
      if (task != null) {
        timer.cancel();
        task.run();
      }
    }
  }

  /**
   * Runs all tasks that are due now. What they throw is reported.
   *
   * @return the nanoseconds until more is due; {@code Long.MAX_VALUE} if nothing is planned
   */
  public long runDue() {
    boolean more = true;
    while (more) {
      try {
        more = runNext();
      } catch (RuntimeException e) {
        report(Thrown.value(e));
      }
    }
    long nanos = nanosUntilTimer();
    return nanos < 0 ? Long.MAX_VALUE : nanos;
  }

  /**
   * Runs tasks, lets calls of other threads be served, and waits for more, until a condition holds
   * that one of them brings about.
   *
   * @param interrupted called when something interrupted the wait, and after each task
   */
  public void runUntil(BooleanSupplier done, Runnable interrupted) {
    drainMicrotasks();
    while (!done.getAsBoolean()) {
      if (!runNext()) {
        // A task that is posted from another thread comes with a wake-up.
        interrupts.await(posts::hasPosts, nanosUntilTimer(), posts::lend, posts::takeBack);
      } else if (posts.hasCalls()) {
        interrupts.await(() -> !posts.hasCalls(), CALLS_NANOS, posts::lend, posts::takeBack);
      }
      interrupted.run();
    }
  }
}
