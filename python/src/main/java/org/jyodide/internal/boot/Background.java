package org.jyodide.internal.boot;

import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.jyodide.emscripten.LocalZone;

/**
 * Something that is made on a thread of its own while the caller goes on.
 *
 * @param <T> what is made
 */
final class Background<T> {
  private final FutureTask<T> task;

  private Background(FutureTask<T> task) {
    this.task = task;
  }

  /** Begins to make it; {@code name} is for the name of the thread. */
  static <T> Background<T> start(String name, Supplier<T> maker) {
    FutureTask<T> task = new FutureTask<>(maker::get);
    Thread thread = new Thread(task, "jyodide-" + name);
    thread.setDaemon(true);
    thread.start();
    return new Background<>(task);
  }

  /**
   * Begins to load what the JVM itself loads when it is first used and every start needs: the
   * providers of security, the database of time zones.
   */
  static void prepare() {
    var unused =
        start(
            "prepare",
            () -> {
              ZoneId zone = LocalZone.get();
              new SecureRandom().nextInt();
              return zone;
            });
  }

  /** What was made; waits for it. */
  T get() {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException rethrown(@Nullable Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
  }
}
