package org.jyodide.internal.bridge;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.jyodide.emscripten.Interrupts;
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
    try {
      return outcome(promise(awaited), null);
    } catch (RuntimeException e) {
      keepFailure(e);
      return Sentinel.ERROR;
    }
  }

  /**
   * {@code run_sync}. Pyodide's own does not look whether {@code ensure_future} has raised, and
   * goes on with a null pointer. Signals wait here until there is a task that they can cancel.
   *
   * @param awaitable borrowed
   * @return a new reference to the result; 0 if an exception is set
   */
  public int runSync(int awaitable) {
    try {
      PyProxy task = undisturbed(() -> task(awaitable));
      if (task == null) {
        return 0;
      }
      try {
        return toPython(outcome(task));
      } finally {
        task.destroy();
      }
    } catch (RuntimeException e) {
      keepFailure(e);
      raiseFailure();
      return 0;
    }
  }

  private int toPython(@Nullable Object result) {
    try {
      return bridge.javaToPython().convert(result);
    } finally {
      if (result instanceof PyProxy proxy) {
        proxy.destroy();
      }
    }
  }

  private <T extends @Nullable Object> T undisturbed(Supplier<T> work) {
    Interrupts interrupts = bridge.process().interrupts();
    interrupts.hold();
    try {
      return work.get();
    } finally {
      interrupts.release();
    }
  }

  /** The task of an awaitable; null if it is none, and the exception is set. */
  private @Nullable PyProxy task(int awaitable) {
    PyProxy given = bridge.proxies().create(awaitable);
    try {
      if (given.can(PyProxyFlags.AWAITABLE)) {
        return (PyProxy) HostValues.object(call("asyncio", "ensure_future", given));
      }
      raise("builtins", "TypeError", "object " + given.type() + " is not awaitable");
      return null;
    } finally {
      given.destroy();
    }
  }

  private @Nullable Object outcome(PyProxy task) {
    Object saved = bridge.errors().value(save());
    try {
      // Awaiting destroys the proxy that it gets.
      return outcome(undisturbed(() -> promise(task.copy())), task);
    } finally {
      restore(saved);
    }
  }

  private HostPromise promise(@Nullable Object awaited) {
    HostPromise promise = HostPromise.resolved(bridge.loop(), awaited);
    // From now on somebody looks at it.
    promise.whenSettled(value -> {}, reason -> {});
    return promise;
  }

  private @Nullable Object outcome(HostPromise promise, @Nullable PyProxy task) {
    runUntilSettled(promise, task);
    Object result = promise.result();
    if (promise.state() == HostPromise.State.FULFILLED) {
      return result;
    }
    throw Thrown.exception(result == null ? "null" : result);
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
    // What came for the thread state of the caller.
    betweenTasks();
    bridge.loop().runUntil(() -> !promise.isPending(), this::betweenTasks);
  }

  private void keepFailure(RuntimeException thrown) {
    if (Thrown.isFatal(thrown)) {
      throw thrown;
    }
    failure = thrown;
  }

  /** Sets the Python exception for the wait that failed last, if one did. */
  public void raiseFailure() {
    RuntimeException thrown = failure;
    failure = null;
    if (thrown instanceof HostCancellation cancellation) {
      raise("asyncio.exceptions", "CancelledError", cancellation.get("message"));
    } else if (thrown != null) {
      bridge.errors().raise(thrown);
    }
  }

  private void raise(String module, String type, @Nullable Object message) {
    PyProxy exception = (PyProxy) HostValues.object(call(module, type, message));
    bridge.python().incRef(exception.pointer());
    bridge.python().errSetRaised(exception.pointer());
    exception.destroy();
  }

  private @Nullable Object call(String module, String name, @Nullable Object argument) {
    PyProxy imported = bridge.importModule(module);
    try {
      return HostValues.invoke(imported, name, argument);
    } finally {
      imported.destroy();
    }
  }
}
