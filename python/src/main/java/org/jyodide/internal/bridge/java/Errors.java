package org.jyodide.internal.bridge.java;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jyodide.ConversionException;
import org.jyodide.InterpreterDeadException;
import org.jyodide.PythonException;
import org.jyodide.emscripten.ExitStatus;
import org.jyodide.internal.capi.CApi;
import org.jyodide.internal.capi.CPython;
import org.jyodide.internal.capi.NotConvertibleException;
import org.jyodide.internal.capi.ProgramEndedException;
import org.jyodide.internal.capi.PythonRaisedException;
import org.jyodide.internal.capi.Tracebacks;
import org.jyodide.internal.extension.PythonErrorException;
import org.jyodide.wasm.Trap;
import org.jyodide.wasm.runtime.ExceptionInstance;

/**
 * Java exceptions in Python. Each is one Python exception while Python holds it; a Python exception
 * that passed through Java comes back as itself.
 */
final class Errors {
  private static final int TP_FLAGS = 84;

  /** {@code Py_TPFLAGS_BASE_EXC_SUBCLASS}. */
  private static final int IS_EXCEPTION = 1 << 30;

  private static final int DEEPEST_CAUSE = 20;

  private final CApi api;
  private final CPython python;
  private final JavaRuntime runtime;

  Errors(CApi api, JavaRuntime runtime) {
    this.api = api;
    this.runtime = runtime;
    python = api.python();
  }

  /** Sets the Python error indicator. Throws again what nothing in the guest may catch. */
  void raise(Throwable thrown) {
    if (isFatal(thrown)) {
      throw Sneaky.rethrow(thrown);
    }
    if (thrown instanceof PythonRaisedException raised) {
      python.function("PyErr_SetRaisedException").run(raised.exception());
      return;
    }
    if (thrown instanceof PythonErrorException error) {
      setError(error.type(), error.text());
      return;
    }
    if (thrown instanceof NotConvertibleException) {
      setError("TypeError", String.valueOf(thrown.getMessage()));
      return;
    }
    try {
      raiseObject(thrown);
    } catch (PythonRaisedException e) {
      python.function("PyErr_SetRaisedException").run(e.exception());
    }
  }

  private static boolean isFatal(Throwable thrown) {
    return thrown instanceof ProgramEndedException
        || thrown instanceof Trap
        || thrown instanceof ExitStatus
        || thrown instanceof ExceptionInstance
        || thrown instanceof InterpreterDeadException;
  }

  private void setError(String type, String message) {
    int text = api.strings().toPython(message);
    int address = python.memory().loadI32(python.address("PyExc_" + type));
    python.function("PyErr_SetObject").run(address, text);
    python.decRef(text);
  }

  private void raiseObject(Throwable thrown) {
    int exception = exceptionOf(thrown, 0);
    int section = thrown instanceof PythonException ? 1 : nextSection(exception);
    python.function("PyErr_SetRaisedException").run(exception);
    addFrames(Frames.section(thrown, section));
  }

  /** How often the exception was raised before. */
  private int nextSection(int exception) {
    int count = 0;
    if (api.objects().hasAttr(exception, "_raised")) {
      int before = api.objects().attr(exception, "_raised");
      count = api.toJava().asInt(before);
      python.decRef(before);
    }
    int next = api.numbers().toPython(count + 1L);
    api.objects().setAttr(exception, "_raised", next);
    python.decRef(next);
    return count;
  }

  private void addFrames(List<StackTraceElement> frames) {
    for (StackTraceElement frame : frames) {
      String module = Tracebacks.isOfPython(frame) ? "" : frame.getClassName() + ".";
      int function = python.copy(module + frame.getMethodName());
      int file = python.copy(frame.getFileName() == null ? "<java>" : frame.getFileName());
      try {
        python.function("_PyTraceback_Add").run(function, file, Math.max(frame.getLineNumber(), 0));
      } finally {
        python.free(function);
        python.free(file);
      }
    }
  }

  /** A new reference to the Python exception of a Java exception. */
  int toPython(Throwable thrown) {
    return exceptionOf(thrown, 0);
  }

  private int exceptionOf(Throwable thrown, int depth) {
    if (thrown instanceof PythonException exception) {
      try {
        return python.incRef(api.pyObjects().addressOf(exception.value()));
      } catch (IllegalStateException | IllegalArgumentException e) {
        // It was closed, or belongs to another interpreter: its texts are left.
      }
    }
    ClassTypes types = runtime.types();
    ClassEntry entry = types.ofThrown(thrown);
    int holder = runtime.holder(thrown);
    Throwable cause = thrown.getCause();
    int causeObject =
        cause == null || cause == thrown || depth >= DEEPEST_CAUSE
            ? python.incRef(api.types().none())
            : exceptionOf(cause, depth + 1);
    return api.code()
        .callModuleFunction(
            JavaRuntime.MODULE,
            "_error",
            python.incRef(entry.address()),
            holder,
            message(thrown),
            causeObject);
  }

  /** A new reference to the message; {@code None} for none. */
  int message(Throwable thrown) {
    String message = messageOf(thrown);
    return message == null ? python.incRef(api.types().none()) : api.strings().toPython(message);
  }

  private static @Nullable String messageOf(Throwable thrown) {
    try {
      return thrown instanceof ConversionException
          ? thrown.getMessage()
          : thrown.getLocalizedMessage();
    } catch (RuntimeException e) {
      return null;
    }
  }

  /** The Java exception behind a Python exception of a Java class. */
  @Nullable Object find(int exception) {
    int holder = api.objects().attr(exception, "_java");
    try {
      return holder == api.types().none() ? null : runtime.find(holder);
    } finally {
      python.decRef(holder);
    }
  }

  /** As {@link #find}, for an object of a type that may be derived in Python. */
  @Nullable Object findSubclass(int object, int type) {
    if ((python.memory().loadI32(type + TP_FLAGS) & IS_EXCEPTION) == 0) {
      return null;
    }
    int base = api.code().member(JavaRuntime.MODULE, "JavaError");
    if (python.function("PyType_IsSubtype").call(type, base) == 0) {
      return null;
    }
    return find(object);
  }
}
