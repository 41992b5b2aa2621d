package org.jyodide.internal.bridge;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.bridge.value.HostCancellation;
import org.jyodide.internal.bridge.value.HostPromise;
import org.jyodide.internal.bridge.value.HostValues;
import org.jyodide.internal.bridge.value.Sentinel;
import org.jyodide.internal.bridge.value.Thrown;

/**
 * Waiting for a promise inside a call of Python: {@code run_sync}, and with it {@code asyncio.run}
 * and {@code time.sleep}. The thread simply runs the event loop until the promise is settled; then
 * the call goes on. Waits nest, and end in the reverse order.
 *
 * <p>CPython keeps the running task and more in its thread state. So that tasks can run while
 * another one waits, they get a thread state of their own, made by Pyodide's code for promising
 * calls.
 */
public final class Suspension {
  /** The thread states of the call that waits and of the tasks that run meanwhile. */
  private record Waiting(int caller, int tasks, CurrentTask task) {}

  private final Bridge bridge;
  private @Nullable RuntimeException failure;

  Suspension(Bridge bridge) {
    this.bridge = bridge;
  }

  /**
   * Switches to a new thread state for tasks.
   *
   * @return what {@link #restore} wants, or the sentinel if Python raised
   */
  public Object save() {
    CurrentTask task = CurrentTask.leave(bridge);
    if (bridge.glue().enterPromisingTask() == -1) {
      task.enterAgain();
      return Sentinel.ERROR;
    }
    // The C code holds the caller's state to switch back to, and takes no second task until then.
    // Taking it over from there makes nesting possible.
    int tasks = bridge.glue().captureThreadState();
    int caller = bridge.python().threadStateSwap(tasks);
    return new Waiting(caller, tasks, task);
  }

  /** Deletes the thread state of the tasks and switches back to the caller's. */
  public void restore(@Nullable Object saved) {
    if (!(saved instanceof Waiting waiting)) {
      throw new IllegalStateException("no state of a waiting call: " + HostValues.display(saved));
    }
    bridge.python().threadStateSwap(waiting.caller());
    bridge.glue().restoreThreadState(waiting.tasks());
    bridge.glue().exitPromisingTask();
    waiting.task().enterAgain();
  }

  /**
   * Runs the event loop until a promise is settled.
   *
   * @return its value, or the sentinel if it was rejected or something interrupted the wait; {@link
   *     #raiseFailure} then sets the exception
   */
  public @Nullable Object await(@Nullable Object awaited) {
    PyProxy task = cancellable(awaited);
    try {
      HostPromise promise = HostPromise.resolved(bridge.loop(), awaited);
      // From now on somebody looks at it.
      promise.whenSettled(value -> {}, reason -> {});
      runUntilSettled(promise, task);
      if (promise.state() == HostPromise.State.FULFILLED) {
        return promise.result();
      }
      Object reason = promise.result();
      failure = Thrown.exception(reason == null ? "null" : reason);
    } catch (RuntimeException e) {
      if (Thrown.isFatal(e)) {
        throw e;
      }
      failure = e;
    } finally {
      if (task != null) {
        task.destroy();
      }
    }
    return Sentinel.ERROR;
  }

  /** A proxy of the task that is waited for; awaiting destroys the one that was given. */
  private static @Nullable PyProxy cancellable(@Nullable Object awaited) {
    return awaited instanceof PyProxy proxy && proxy.isAlive() && proxy.hasAttr("cancel")
        ? proxy.copy()
        : null;
  }

  /**
   * Runs the event loop in the middle of a call from Java until a condition holds that one of its
   * tasks, or a post, brings about.
   *
   * @throws PythonError if a signal handler of Python raised, such as for an interruption
   */
  public void runLoopUntil(BooleanSupplier done) {
    bridge.errors().requireGil();
    Object saved = bridge.errors().value(save());
    try {
      bridge.loop().runUntil(done, this::betweenTasks);
    } finally {
      restore(saved);
    }
  }

  private void betweenTasks() {
    bridge.releaseUnreachable();
    bridge.errors().status(bridge.python().errCheckSignals());
  }

  /**
   * As {@code asyncio.Runner} does it: the first {@code KeyboardInterrupt} cancels the task and is
   * raised when the task has ended, the second ends the wait at once.
   */
  private void runUntilSettled(HostPromise promise, @Nullable PyProxy task) {
    try {
      run(promise);
    } catch (PythonError interrupt) {
      promise.cancel();
      if (task == null || !interrupt.type().equals("KeyboardInterrupt") || !promise.isPending()) {
        throw interrupt;
      }
      HostValues.invoke(task, "cancel");
      run(promise);
      throw interrupt;
    }
  }

  private void run(HostPromise promise) {
    bridge.loop().runUntil(() -> !promise.isPending(), this::betweenTasks);
  }

  /** Sets the Python exception for the wait that failed last, if one did. */
  public void raiseFailure() {
    RuntimeException thrown = failure;
    failure = null;
    if (thrown instanceof HostCancellation cancellation) {
      raiseCancelled(cancellation);
    } else if (thrown != null) {
      bridge.errors().raise(thrown);
    }
  }

  private void raiseCancelled(HostCancellation cancellation) {
    PyProxy exceptions = bridge.importModule("asyncio.exceptions");
    try {
      PyProxy exception =
          (PyProxy)
              HostValues.object(
                  HostValues.invoke(exceptions, "CancelledError", cancellation.get("message")));
      bridge.python().incRef(exception.pointer());
      bridge.python().errSetRaised(exception.pointer());
      exception.destroy();
    } finally {
      exceptions.destroy();
    }
  }
}
