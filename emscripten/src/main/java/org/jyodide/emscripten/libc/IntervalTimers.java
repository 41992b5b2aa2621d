package org.jyodide.emscripten.libc;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.jyodide.emscripten.EmscriptenProcess;
import org.jyodide.emscripten.HostImport;
import org.jyodide.emscripten.Interrupts;
import org.jyodide.vfs.Errno;
import org.jyodide.wasm.runtime.Traps;

/**
 * The timers of {@code setitimer}. A thread of the host notes that a timer is due; the program
 * hears of it on its own thread, when it blocks or reaches a safe point. All three measure real
 * time.
 */
final class IntervalTimers implements Interrupts.Source {
  private static final int COUNT = 3;
  private static final List<String> NAMES = List.of("ITIMER_REAL", "ITIMER_VIRTUAL", "ITIMER_PROF");
  private static final MethodType TIMEOUT =
      MethodType.methodType(void.class, int.class, double.class);
  private static final double NANOS_PER_MILLISECOND = 1e6;

  /** The longest time in milliseconds, 146 years. */
  private static final double LONGEST = 0x1p62 / NANOS_PER_MILLISECOND;

  private final EmscriptenProcess process;
  private final Timer[] timers = {new Timer(), new Timer(), new Timer()};
  private @Nullable ScheduledThreadPoolExecutor scheduler;

  private static final class Timer {
    @Nullable ScheduledFuture<?> task;
    volatile boolean due;
  }

  IntervalTimers(EmscriptenProcess process) {
    this.process = process;
    process.interrupts().add(this);
    process.imaging().addObstacle(this::armed);
  }

  /** Arms a timer for one time-out in so many milliseconds, or disarms it with 0. */
  @HostImport(name = "_setitimer_js")
  int setitimer(int which, double milliseconds) {
    if (which < 0 || which >= COUNT) {
      return -Errno.EINVAL.number();
    }
    Timer timer = timers[which];
    disarm(timer);
    if (milliseconds > 0) {
      long nanos = (long) (Math.min(milliseconds, LONGEST) * NANOS_PER_MILLISECOND);
      timer.task =
          scheduler()
              .schedule(
                  () -> {
                    timer.due = true;
                    process.interrupts().requestSafePoint();
                  },
                  nanos,
                  TimeUnit.NANOSECONDS);
    }
    return 0;
  }

  private List<String> armed() {
    List<String> all = new ArrayList<>();
    for (int which = 0; which < COUNT; which++) {
      if (timers[which].task != null) {
        all.add("the timer " + NAMES.get(which) + " of setitimer or alarm");
      }
    }
    return all;
  }

  @Override
  public boolean isPending() {
    return timers[0].due || timers[1].due || timers[2].due;
  }

  @Override
  public void deliver() {
    MethodHandle timeout = process.exports().function("_emscripten_timeout", TIMEOUT);
    for (int which = 0; which < COUNT; which++) {
      if (timers[which].due) {
        disarm(timers[which]);
        double now = process.steadyNanos() / NANOS_PER_MILLISECOND;
        try {
          timeout.invokeExact(which, now);
        } catch (Throwable t) {
          throw Traps.of(t);
        }
      }
    }
  }

  private static void disarm(Timer timer) {
    if (timer.task != null) {
      timer.task.cancel(false);
      timer.task = null;
    }
    timer.due = false;
  }

  private ScheduledThreadPoolExecutor scheduler() {
    if (scheduler == null) {
      ScheduledThreadPoolExecutor made =
          new ScheduledThreadPoolExecutor(
              1,
              task -> {
                Thread thread = new Thread(task, "jyodide-timers");
                thread.setDaemon(true);
                return thread;
              });
      made.setRemoveOnCancelPolicy(true);
      process.onClose(made::shutdownNow);
      scheduler = made;
    }
    return scheduler;
  }
}
