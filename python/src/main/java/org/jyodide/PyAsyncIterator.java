package org.jyodide;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * An asynchronous iterator of Python, as {@code async for} uses it: see {@link
 * PyObject#asyncIterator}. Each step is a task of {@code asyncio}; it begins when the interpreter's
 * thread is free. May be used by any thread.
 */
public final class PyAsyncIterator implements AutoCloseable {
  private final PythonFutures futures;
  private final PyObject steps;

  PyAsyncIterator(PythonFutures futures, PyObject steps) {
    this.futures = futures;
    this.steps = steps;
  }

  /**
   * The next element; empty at the end. Wait for it before the next call: what two steps at once do
   * is the iterator's affair, and asynchronous generators refuse it. It ends as the future of
   * {@link Interpreter#evalAsync(String)} does; cancelling it cancels the step.
   */
  public CompletableFuture<Optional<PyObject>> next() {
    return futures.derived(futures.task(steps, "next"), PyAsyncIterator::element);
  }

  private static Optional<PyObject> element(PyObject tuple) {
    try (tuple) {
      return tuple.len() == 0 ? Optional.empty() : Optional.of(tuple.item(0));
    }
  }

  /**
   * Takes all elements, one after the other. The future ends when there are no more, or with the
   * exception of a step or of the action; cancelling it cancels the step that runs. Then this
   * iterator is closed.
   *
   * @param action runs on the interpreter's thread or on the caller's; each element is closed when
   *     it returns
   */
  public CompletableFuture<Void> forEach(Consumer<? super PyObject> action) {
    return new AsyncLoop(futures, this, action).start();
  }

  /**
   * Ends the iteration: cancels a step that runs, and closes an asynchronous generator, whose
   * {@code finally} blocks then run. Returns at once. Not needed after the end.
   */
  @Override
  public void close() {
    if (steps.isOpen()) {
      try {
        var unused = futures.task(steps, "close").thenAccept(PyObject::close);
      } catch (InterpreterDeadException e) {
        // All its tasks have ended with it.
      }
      steps.close();
    }
  }
}
