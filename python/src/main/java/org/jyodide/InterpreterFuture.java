package org.jyodide;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A future that the interpreter's own thread may wait for: it runs the event loop meanwhile.
 *
 * @param <T> the type of the value
 */
final class InterpreterFuture<T extends @Nullable Object> extends CompletableFuture<T> {
  private final InterpreterState interpreter;

  InterpreterFuture(InterpreterState interpreter) {
    this.interpreter = interpreter;
  }

  @Override
  public <U extends @Nullable Object> CompletableFuture<U> newIncompleteFuture() {
    return new InterpreterFuture<>(interpreter);
  }

  @Override
  public T get() throws InterruptedException, ExecutionException {
    runLoop(Long.MAX_VALUE);
    return super.get();
  }

  @Override
  public T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    long begin = System.nanoTime();
    long nanos = Math.max(unit.toNanos(timeout), 0);
    runLoop(nanos);
    return super.get(Math.max(nanos - (System.nanoTime() - begin), 0), TimeUnit.NANOSECONDS);
  }

  @Override
  public T join() {
    runLoop(Long.MAX_VALUE);
    return super.join();
  }

  private void runLoop(long nanos) {
    if (!isDone()) {
      interpreter.runLoopUntilDone(this, nanos);
    }
  }
}
