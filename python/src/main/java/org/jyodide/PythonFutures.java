package org.jyodide;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
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
    return started(
        api,
        (live, done) ->
            live.code()
                .callModuleFunction(
                    PythonProcess.TASKS, "listen", live.python().incRef(awaitable), done));
  }

  private CompletableFuture<PyObject> started(CApi api, Start work) {
    PythonTask task = newTask();
    try {
      task.start(api, work);
    } catch (RuntimeException | Error e) {
      pending.remove(task);
      throw e;
    }
    return task.future();
  }

  /**
   * The future of the task that a method of a helper of {@link PythonProcess#TASKS} starts. May be
   * called by any thread.
   */
  CompletableFuture<PyObject> task(PyObject helper, String method) {
    return interpreter.enter(
        api ->
            started(
                api,
                (live, done) -> {
                  try {
                    return live.objects().callMethod(helper.addressIn(interpreter), method, done);
                  } finally {
                    live.python().decRef(done);
                  }
                }));
  }

  /** Begins an asynchronous iteration. Called on the interpreter's thread. */
  PyAsyncIterator iterator(CApi api, int iterable) {
    interpreter.process().requireTasks();
    return new PyAsyncIterator(
        this,
        interpreter.own(
            api.code()
                .callModuleFunction(
                    PythonProcess.TASKS, "AsyncSteps", api.python().incRef(iterable))));
  }

  /**
   * Runs Java code inside an asynchronous context manager. Called on the interpreter's thread.
   *
   * @param body what to do with the value of {@code __aenter__}
   */
  <T> CompletableFuture<Optional<T>> with(
      CApi api,
      int manager,
      Function<? super PyObject, ? extends CompletionStage<? extends T>> body) {
    AtomicReference<@Nullable T> result = new AtomicReference<>();
    AtomicReference<@Nullable PyObject> entered = new AtomicReference<>();
    // A tuple is no value of Java's, so that the value in it comes as it is.
    Function<PyObject, CompletionStage<?>> block =
        tuple -> {
          try (tuple) {
            PyObject value = tuple.item(0);
            entered.set(value);
            return withoutValue(body.apply(value), result);
          }
        };
    CompletableFuture<PyObject> task =
        started(
            api,
            (live, done) ->
                live.code()
                    .callModuleFunction(
                        PythonProcess.TASKS,
                        "start_with",
                        live.python().incRef(manager),
                        live.toPython().convert(block),
                        done));
    var unused =
        task.whenComplete(
            (hasResult, thrown) -> {
              PyObject value = entered.get();
              if (value != null && value != result.get()) {
                value.close();
              }
            });
    return derived(
        task,
        hasResult -> {
          try (hasResult) {
            return hasResult.isTrue() ? Optional.ofNullable(result.get()) : Optional.empty();
          }
        });
  }

  /** A stage for Python to wait for, which need not be able to convert the value. */
  private static <T> CompletionStage<?> withoutValue(
      CompletionStage<? extends T> stage, AtomicReference<@Nullable T> result) {
    CompletableFuture<@Nullable Object> shown = new CompletableFuture<>();
    var unused =
        stage.whenComplete(
            (value, thrown) -> {
              result.set(value);
              if (thrown == null) {
                shown.complete(null);
              } else {
                shown.completeExceptionally(thrown);
              }
            });
    var unusedAfterwards =
        shown.whenComplete(
            (value, thrown) -> {
              if (shown.isCancelled()) {
                stage.toCompletableFuture().cancel(true);
              }
            });
    return shown;
  }

  /** A future of this interpreter. */
  <T extends @Nullable Object> CompletableFuture<T> newFuture() {
    return new InterpreterFuture<>(interpreter);
  }

  /**
   * What becomes of a future's value. Unlike that of {@code thenApply} it ends with the same
   * exception, and if it ends by itself, it cancels its source.
   */
  <T, R> CompletableFuture<R> derived(CompletableFuture<T> source, Function<T, R> function) {
    CompletableFuture<R> result = newFuture();
    var unused =
        source.whenComplete(
            (value, thrown) -> {
              if (thrown != null) {
                result.completeExceptionally(reason(thrown));
                return;
              }
              try {
                result.complete(function.apply(value));
              } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
              }
            });
    var unusedAfterwards = result.whenComplete((value, thrown) -> source.cancel(false));
    return result;
  }

  /** What a stage failed with. */
  static Throwable reason(@Nullable Throwable thrown) {
    Throwable reason = thrown;
    while (reason instanceof CompletionException && reason.getCause() != null) {
      reason = reason.getCause();
    }
    return reason == null ? new IllegalStateException("a future without a value") : reason;
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
