package org.jyodide;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A loop over an asynchronous iterator; steps that are done at once do not make the stack deeper.
 */
final class AsyncLoop {
  private final PyAsyncIterator iterator;
  private final Consumer<? super PyObject> action;
  private final CompletableFuture<Void> end;
  private final AtomicInteger due = new AtomicInteger();

  AsyncLoop(PythonFutures futures, PyAsyncIterator iterator, Consumer<? super PyObject> action) {
    this.iterator = iterator;
    this.action = action;
    end = futures.newFuture();
  }

  CompletableFuture<Void> start() {
    var unused = end.whenComplete((value, thrown) -> iterator.close());
    next();
    return end;
  }

  private void next() {
    if (due.getAndIncrement() > 0) {
      return;
    }
    do {
      if (!end.isDone()) {
        var unused = step().whenComplete(this::arrived);
      }
    } while (due.decrementAndGet() > 0);
  }

  private CompletableFuture<Optional<PyObject>> step() {
    try {
      return iterator.next();
    } catch (RuntimeException e) {
      // Closed meanwhile, or the interpreter was.
      return CompletableFuture.failedFuture(e);
    }
  }

  private void arrived(Optional<PyObject> element, @Nullable Throwable thrown) {
    if (thrown != null) {
      end.completeExceptionally(PythonFutures.reason(thrown));
    } else if (element.isEmpty()) {
      end.complete(null);
    } else {
      try (PyObject value = element.get()) {
        action.accept(value);
      } catch (RuntimeException | Error e) {
        end.completeExceptionally(e);
        return;
      }
      next();
    }
  }
}
