package org.jyodide.internal.bridge;

import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.bridge.value.HostCancellation;
import org.jyodide.internal.bridge.value.HostPromise;
import org.jyodide.internal.bridge.value.Thrown;

/**
 * Promises of the host for Java's {@link CompletionStage}s, and the other way round. Outcomes from
 * other threads are posted to the event loop; a stage that never ends keeps nothing of a closed
 * interpreter alive.
 */
public final class Stages {
  private final Posts posts;
  private final EventLoop loop;
  private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();

  Stages(Posts posts, EventLoop loop) {
    this.posts = posts;
    this.loop = loop;
  }

  /** What a stage holds on to: it can be emptied. */
  private static final class Waiting {
    private volatile @Nullable HostPromise promise;

    Waiting(HostPromise promise) {
      this.promise = promise;
    }

    @Nullable HostPromise take() {
      HostPromise taken = promise;
      promise = null;
      return taken;
    }
  }

  /**
   * A promise of what a stage gives. If Python cancels its wait for it, the stage's future is
   * cancelled; if that was cancelled, Python sees a {@code CancelledError}.
   *
   * @param toHost makes a host value of the result, on the interpreter's thread
   */
  public <T extends @Nullable Object> HostPromise promise(
      CompletionStage<T> stage, Function<? super T, ? extends @Nullable Object> toHost) {
    HostPromise promise = new HostPromise(loop);
    promise.onCancel(() -> cancel(stage));
    Waiting entry = new Waiting(promise);
    waiting.add(entry);
    Set<Waiting> all = waiting;
    Posts queue = posts;
    stage.whenComplete(
        (value, thrown) -> {
          if (entry.promise != null) {
            queue.post(() -> settle(all, entry, value, thrown, toHost));
          }
        });
    return promise;
  }

  private static void cancel(CompletionStage<?> stage) {
    try {
      stage.toCompletableFuture().cancel(true);
    } catch (UnsupportedOperationException e) {
      // A stage may refuse to be a future: then it cannot be cancelled.
    }
  }

  private static <T extends @Nullable Object> void settle(
      Set<Waiting> all,
      Waiting entry,
      T value,
      @Nullable Throwable thrown,
      Function<? super T, ? extends @Nullable Object> toHost) {
    all.remove(entry);
    HostPromise promise = entry.take();
    if (promise == null) {
      return;
    }
    if (thrown != null) {
      promise.reject(reason(thrown));
      return;
    }
    try {
      promise.resolve(toHost.apply(value));
    } catch (RuntimeException e) {
      promise.reject(Thrown.value(e));
    }
  }

  private static Object reason(Throwable thrown) {
    Throwable cause = thrown;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof CancellationException) {
      String message = cause.getMessage();
      return new HostCancellation(message == null ? "" : message);
    }
    return Thrown.value(cause);
  }

  /**
   * A future of what a promise gives, a host value. Cancelling it does nothing to the promise.
   * Called on the interpreter's thread; dependents that are there when the promise is settled run
   * on it.
   */
  public CompletableFuture<@Nullable Object> future(HostPromise promise) {
    CompletableFuture<@Nullable Object> future = new CompletableFuture<>();
    promise.whenSettled(
        future::complete,
        reason -> {
          if (reason instanceof HostCancellation cancellation) {
            future.completeExceptionally(new CancellationException(cancellation.getMessage()));
          } else {
            future.completeExceptionally(Thrown.exception(reason == null ? "null" : reason));
          }
        });
    return future;
  }

  /** Lets go of the promises whose stages have not ended. */
  public void close() {
    waiting.forEach(Waiting::take);
    waiting.clear();
  }
}
