package org.jyodide.internal.bridge;

import org.jspecify.annotations.Nullable;
import org.jyodide.emscripten.EmscriptenProcess;
import org.jyodide.internal.bridge.exports.GlueExports;
import org.jyodide.internal.bridge.exports.PythonExports;
import org.jyodide.internal.bridge.value.HostError;
import org.jyodide.internal.bridge.value.HostObject;
import org.jyodide.internal.bridge.value.HostThrow;
import org.jyodide.internal.bridge.value.HostValues;
import org.jyodide.internal.bridge.value.Sentinel;
import org.jyodide.internal.bridge.value.Thrown;
import org.jyodide.internal.bridge.value.Undefined;

/**
 * Exceptions across the border. A host function that throws becomes a Python exception; a call into
 * Python that fails becomes a {@link PythonError}. Both keep the object they carry.
 */
public final class Errors {
  private static final String OURS = "org.jyodide.";

  private final EmscriptenProcess process;
  private final PythonExports python;
  private final GlueExports glue;
  private final References references;

  Errors(EmscriptenProcess process, PythonExports python, GlueExports glue, References references) {
    this.process = process;
    this.python = python;
    this.glue = glue;
    this.references = references;
  }

  /**
   * Sets the Python error indicator for what a host function threw. Throws it again if it is fatal.
   */
  public void raise(Throwable thrown) {
    if (thrown instanceof PendingPythonException) {
      return;
    }
    if (thrown instanceof PythonError error) {
      int exception = error.takePointer();
      if (exception != 0) {
        python.errSetRaised(exception);
        addFrames(thrown);
        return;
      }
    }
    int proxy = glue.proxyCreate(errorValue(thrown));
    if (proxy != 0) {
      glue.setError(proxy);
      python.decRef(proxy);
      addFrames(thrown);
    }
  }

  private static HostObject errorValue(Throwable thrown) {
    if (thrown instanceof HostThrow raised && !(raised.value() instanceof HostObject)) {
      String kind = HostValues.typeOf(raised.value());
      return HostError.error(
          "A value of type " + kind + " was thrown as an error: " + raised.getMessage());
    }
    return Thrown.value(thrown);
  }

  /** Shows the Java callers, up to the host function that Python called, in the traceback. */
  private void addFrames(Throwable thrown) {
    StackTraceElement[] frames = thrown.getStackTrace();
    int at = 0;
    if (thrown instanceof PythonError) {
      // It was made in here, where the callers' call ended.
      while (at < frames.length && frames[at].getClassName().startsWith(OURS)) {
        if (isOfProgram(frames[at])) {
          return;
        }
        at++;
      }
    }
    for (; at < frames.length && !frames[at].getClassName().startsWith(OURS); at++) {
      StackTraceElement frame = frames[at];
      String file = frame.getFileName() == null ? "<java>" : frame.getFileName();
      addFrame(
          frame.getClassName() + "." + frame.getMethodName(),
          file,
          Math.max(frame.getLineNumber(), 0));
    }
  }

  /** Whether the program called a host function here: what is below is not its caller. */
  private static boolean isOfProgram(StackTraceElement frame) {
    String name = frame.getClassName();
    return name.startsWith(OURS + "cpython") || name.startsWith(OURS + "wasm.");
  }

  private void addFrame(String function, String file, int line) {
    int functionText = process.exports().newString(process.memory(), function);
    int fileText = process.exports().newString(process.memory(), file);
    try {
      if (functionText != 0 && fileText != 0) {
        python.tracebackAdd(functionText, fileText, line);
      }
    } finally {
      process.exports().free(functionText);
      process.exports().free(fileText);
    }
  }

  /** An error for an exception object, of which it takes a reference; 0 if there is none. */
  public PythonError newPythonError(String type, String traceback, int exception) {
    return new PythonError(
        type, traceback, exception == 0 ? null : references.newReference(exception).collected());
  }

  /** Takes the Python exception that is set. */
  public RuntimeException takePythonError() {
    Object error = glue.wrapException();
    return error == null
        ? new IllegalStateException("Python failed without an exception")
        : Thrown.exception(error);
  }

  /**
   * To be called before anything of Python's.
   *
   * @throws HostError if Python code let go of the interpreter lock and does not expect a call
   */
  public void requireGil() {
    if (python.gilStateCheck() == 0) {
      throw noGil();
    }
  }

  /** The error of a call that comes at the wrong time. */
  public static HostError noGil() {
    return new HostError("NoGilError", "Attempted to use PyProxy when Python GIL not held");
  }

  /** A result of a function of C that is the error sentinel if it failed. */
  public @Nullable Object value(@Nullable Object result) {
    if (result == Sentinel.ERROR) {
      throw takePythonError();
    }
    return result;
  }

  /** A result as {@link #value}, but the sentinel without an exception means not found. */
  public @Nullable Object valueOrUndefined(@Nullable Object result) {
    if (result == Sentinel.ERROR) {
      if (python.errOccurred() != 0) {
        throw takePythonError();
      }
      return Undefined.UNDEFINED;
    }
    return result;
  }

  /** A result of a function of C that is −1 if it failed. */
  public int status(int result) {
    if (result == -1) {
      throw takePythonError();
    }
    return result;
  }

  /** A new reference that a function of C returned, 0 if it failed. */
  public int pointer(int result) {
    if (result == 0) {
      throw takePythonError();
    }
    return result;
  }

  /** As {@link #pointer}, inside a host function: leaves the exception set. */
  static int created(int result) {
    if (result == 0) {
      throw new PendingPythonException();
    }
    return result;
  }

  /** As {@link #status}, inside a host function: leaves the exception set. */
  static void succeeded(int result) {
    if (result == -1) {
      throw new PendingPythonException();
    }
  }
}
