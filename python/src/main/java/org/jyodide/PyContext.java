package org.jyodide;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.capi.CApi;
import org.jyodide.internal.capi.Code;
import org.jyodide.internal.capi.PythonRaisedException;

/**
 * A context manager that was entered, as by {@code with}: see {@link PyObject#enter}. It is left
 * once, by {@link #exit} or {@link #close}, from any thread.
 *
 * <p>{@code try} does not tell a resource that its block failed. So {@link #close} means success:
 * {@code __exit__} gets no exception, and a transaction is committed. Where that is wrong, {@link
 * PyObject#with} tells {@code __exit__} of exceptions, or do so yourself:
 *
 * <pre>{@code
 * try (PyContext transaction = connection.enter()) {
 *   try {
 *     transaction.value().callMethod("execute", statement);
 *   } catch (PythonException e) {
 *     if (!transaction.exit(e)) {
 *       throw e;
 *     }
 *   }
 * }
 * }</pre>
 *
 * <p>One that is never left is told so, by {@code GeneratorExit}, when the garbage collector finds
 * it.
 */
public final class PyContext implements AutoCloseable {
  /**
   * What to do inside a context manager.
   *
   * @param <T> the type of the result
   * @param <E> what it may throw
   */
  @FunctionalInterface
  public interface Block<T, E extends Exception> {
    /** Does it with what {@code __enter__} gave. */
    @Nullable T run(PyObject value) throws E;
  }

  private final InterpreterState interpreter;
  private final PyObject steps;
  private final PyObject value;
  private final AtomicBoolean left = new AtomicBoolean();

  private PyContext(InterpreterState interpreter, PyObject steps, PyObject value) {
    this.interpreter = interpreter;
    this.steps = steps;
    this.value = value;
  }

  /** Enters a context manager. */
  static PyContext enter(InterpreterState interpreter, CApi api, int manager) {
    int entered =
        api.code().callModuleFunction(Code.HELPERS, "enter", api.python().incRef(manager));
    try (PyObject parts = interpreter.own(entered)) {
      raise(api, parts, 2);
      return new PyContext(interpreter, parts.item(0), parts.item(1));
    }
  }

  /** What {@code __enter__} gave. It is closed with this object. */
  public PyObject value() {
    return value;
  }

  /**
   * Leaves because of an exception: {@code __exit__} gets it as Python sees it, a {@code
   * PythonException} as the Python exception that it is, any other as {@code jyodide.JavaError}. If
   * the context was left before, nothing happens.
   *
   * @return whether the exception is done with: {@code __exit__} returned something true
   * @throws PythonException what {@code __exit__} raises instead
   */
  public boolean exit(Throwable exception) {
    return leave(exception, null);
  }

  /**
   * Leaves without an exception, if it was not left before.
   *
   * @throws PythonException what {@code __exit__} raises
   */
  @Override
  public void close() {
    boolean unused = leave(null, null);
  }

  /** As {@link #close}, but the value stays open if it is the result of what was done. */
  void leave(@Nullable Object result) {
    boolean unused = leave(null, result);
  }

  private boolean leave(@Nullable Throwable exception, @Nullable Object result) {
    if (left.getAndSet(true)) {
      return false;
    }
    try {
      return interpreter.enter(api -> outcome(api, exception));
    } finally {
      steps.close();
      if (result != value) {
        value.close();
      }
    }
  }

  private boolean outcome(CApi api, @Nullable Throwable exception) {
    int outcome =
        api.code()
            .callModuleFunction(
                Code.HELPERS,
                "leave",
                api.python().incRef(steps.addressIn(interpreter)),
                api.toPython().convert(exception));
    try (PyObject parts = interpreter.own(outcome)) {
      raise(api, parts, 1);
      try (PyObject suppressed = parts.item(0)) {
        return suppressed.asBoolean();
      }
    }
  }

  /** Throws the exception in a tuple if there is one. */
  private static void raise(CApi api, PyObject parts, int index) {
    PyObject raised = parts.item(index);
    try (raised) {
      if (!raised.isNone()) {
        throw new PythonRaisedException(api.python().incRef(api.pyObjects().addressOf(raised)));
      }
    }
  }
}
