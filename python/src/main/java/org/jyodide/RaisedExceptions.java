package org.jyodide;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.capi.CApi;
import org.jyodide.internal.capi.ExceptionTexts;
import org.jyodide.internal.capi.PythonRaisedException;

/** What Java throws for an exception that Python raised. */
final class RaisedExceptions {
  private RaisedExceptions() {}

  /** Does work; what Python raises in it is thrown as a public exception. */
  static <T extends @Nullable Object> T translated(CApi api, Function<CApi, T> work) {
    try {
      return work.apply(api);
    } catch (PythonRaisedException e) {
      throw take(api, e.exception());
    }
  }

  private static RuntimeException take(CApi api, int exception) {
    return Interpreter.unchecked(taken(api, api.pyObjects().own(exception)));
  }

  /** An exception in a tuple, to become one of Java's: {@link Leaks} tells it by this method. */
  static PyObject takeItem(PyObject tuple, int index) {
    return tuple.item(index);
  }

  /**
   * Takes over an exception object. What comes out of an exception of Java's that passed through
   * Python is that exception, but for errors of the JVM: Python code can bring them about, and they
   * would tell the caller that the JVM has no memory left.
   */
  static Throwable taken(CApi api, PyObject value) {
    int exception = api.pyObjects().addressOf(value);
    Optional<Throwable> thrown = api.javaObjects().thrown(exception);
    if (thrown.isEmpty()) {
      return of(api, exception, value);
    }
    if (thrown.get() instanceof VirtualMachineError) {
      PythonException made = of(api, exception, value);
      if (made.getCause() == null) {
        made.initCause(thrown.get());
      }
      return made;
    }
    StackTraces.mix(thrown.get(), api.tracebacks().frames(exception));
    value.close();
    return thrown.get();
  }

  static PythonException of(CApi api, int exception, PyObject value) {
    PythonException made = new PythonException(ExceptionTexts.of(api, exception), value);
    javaCause(api, exception).ifPresent(made::initCause);
    return made;
  }

  /** What it was raised from, or while it was handled, if that is an exception of Java's. */
  private static Optional<Throwable> javaCause(CApi api, int exception) {
    for (String name : List.of("__cause__", "__context__")) {
      int cause = api.objects().attr(exception, name);
      try {
        if (cause != api.types().none()) {
          return api.javaObjects().thrown(cause);
        }
      } finally {
        api.python().decRef(cause);
      }
    }
    return Optional.empty();
  }
}
