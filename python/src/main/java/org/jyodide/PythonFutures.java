package org.jyodide;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.boot.PythonProcess;
import org.jyodide.internal.capi.CApi;

/**
 * The Java futures of an interpreter's {@code asyncio} tasks. A future that ends by itself, because
 * somebody cancelled it or its time was up, cancels the task; the end of the interpreter ends all.
 */
final class PythonFutures {
  /** How long tasks, and then asynchronous generators, may clean up when the interpreter ends. */
  private static final int CLOSE_SECONDS = 1;

  private final InterpreterState interpreter;
  private final Set<PythonTask> pending = ConcurrentHashMap.newKeySet();
  private boolean closing;

  PythonFutures(InterpreterState interpreter) {
    this.interpreter = interpreter;
  }

  /** Makes a Python task. */
  @FunctionalInterface
  interface Start {
    /**
     * Makes it.
     *
     * @param done a new reference to what the task shall call when it has ended
     * @return a new reference to the task
     */
    int start(CApi api, int done);
  }

  /**
   * The future of what asynchronous code gives. It starts when the interpreter's thread gets to it.
   *
   * @param namespace its globals; those of {@code __main__} if there are none
   */
  CompletableFuture<PyObject> eval(String source, String fileName, @Nullable PyObject namespace) {
    PythonTask task = newTask();
    interpreter.post(
        api ->
            task.start(
                api,
                (live, done) ->
                    live.code()
                        .callModuleFunction(
                            PythonProcess.TASKS,
                            "start",
                            live.strings().toPython(source),
                            live.python()
                                .incRef(
                                    namespace == null
                                        ? live.code().mainDict()
                                        : namespace.addressIn(interpreter)),
                            live.strings().toPython(fileName),
                            done)),
        task::fail);
    return task.future();
  }

  /** The future of an awaitable. Called on the interpreter's thread. */
  CompletableFuture<PyObject> of(CApi api, int awaitable) {
    PythonTask task = newTask();
    try {
      task.start(
          api,
          (live, done) ->
              live.code()
                  .callModuleFunction(
                      PythonProcess.TASKS, "listen", live.python().incRef(awaitable), done));
    } catch (RuntimeException | Error e) {
      pending.remove(task);
      throw e;
    }
    return task.future();
  }

  private PythonTask newTask() {
    PythonTask task = new PythonTask(this, interpreter);
    pending.add(task);
    var unused = task.future().whenComplete((value, thrown) -> task.futureDone());
    if (interpreter.isDead()) {
      task.fail(interpreter.deadException());
    }
    return task;
  }

  void forget(PythonTask task) {
    pending.remove(task);
  }

  /** Whether tasks end because the interpreter does. */
  boolean isClosing() {
    return closing;
  }

  /**
   * Cancels all tasks and gives them a short time to clean up. Called on the interpreter's thread.
   */
  void cancelAll(CApi api, PythonProcess process) {
    closing = true;
    if (!process.hasTasks()) {
      return;
    }
    boolean[] done = {false};
    Runnable ended = () -> done[0] = true;
    api.python()
        .decRef(
            api.code()
                .callModuleFunction(
                    PythonProcess.TASKS,
                    "cancel_all",
                    api.toPython().convert(CLOSE_SECONDS),
                    process.newCallback(ended)));
    process.runLoopUntil(() -> done[0]);
  }

  /** Ends all futures. Called on the interpreter's thread when it has ended. */
  void end(InterpreterDeadException reason) {
    pending.forEach(task -> task.fail(reason));
  }
}
