package org.jyodide;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.jyodide.internal.boot.PythonProcess;
import org.jyodide.internal.capi.CApi;

/** One task of {@code asyncio} and its Java future. */
final class PythonTask {
  private static final int RETURNED = 0;
  private static final int RAISED = 1;

  private final PythonFutures futures;
  private final InterpreterState interpreter;
  private final CompletableFuture<PyObject> future;
  private int task;
  private boolean ended;

  PythonTask(PythonFutures futures, InterpreterState interpreter) {
    this.futures = futures;
    this.interpreter = interpreter;
    future = new InterpreterFuture<>(interpreter);
  }

  CompletableFuture<PyObject> future() {
    return future;
  }

  /** Makes the task, unless the future is done already. Called on the interpreter's thread. */
  boolean start(CApi api, PythonFutures.Start work) {
    if (!future.isDone()) {
      task = work.start(api, interpreter.process().newCallback(this::ended));
    }
    return true;
  }

  /** Called by Python, by way of its event loop. */
  private void ended() {
    ended = true;
    try {
      interpreter.enter(this::complete);
    } catch (JyodideException | IllegalStateException e) {
      fail(e);
    }
  }

  private boolean complete(CApi api) {
    int done = task;
    task = 0;
    if (future.isDone()) {
      api.python().decRef(done);
      return true;
    }
    int pair = api.code().callModuleFunction(PythonProcess.TASKS, "outcome", done);
    try (PyObject outcome = interpreter.own(pair);
        PyObject kind = outcome.item(0)) {
      int how = kind.asInt();
      PyObject value = how == RETURNED ? outcome.item(1) : RaisedExceptions.takeItem(outcome, 1);
      Runnable completion = completion(api, how, value);
      // Dependents run when Python has returned, so they find it as any other caller does.
      interpreter.process().afterTask(completion);
      return true;
    }
  }

  private Runnable completion(CApi api, int kind, PyObject value) {
    if (kind == RETURNED) {
      return () -> complete(value);
    }
    if (kind == RAISED) {
      Throwable raised = interpreter.thrown(api, value);
      return () -> fail(raised);
    }
    PythonException exception = interpreter.pythonException(api, value);
    if (futures.isClosing()) {
      return () -> fail(InterpreterState.closedException());
    }
    CancellationException cancellation = new CancellationException(exception.pythonMessage());
    cancellation.initCause(exception);
    return () -> fail(cancellation);
  }

  private void complete(PyObject value) {
    if (!future.complete(value)) {
      value.close();
    }
  }

  /** Ends the future with an exception, if it is not done. */
  void fail(Throwable reason) {
    future.completeExceptionally(reason);
  }

  /** Called by any thread when the future is done. */
  void futureDone() {
    futures.forget(this);
    interpreter.post(this::cancelTask, thrown -> {});
  }

  private boolean cancelTask(CApi api) {
    if (task != 0 && !ended) {
      api.python()
          .decRef(
              api.code()
                  .callModuleFunction(PythonProcess.TASKS, "cancel", api.python().incRef(task)));
    }
    return true;
  }
}
