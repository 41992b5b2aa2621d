package org.jyodide.internal.capi;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.jyodide.PyObject;

/** The {@link PyObject}s of one interpreter: what connects them with addresses. */
public interface PyObjects {
  /**
   * The address of an object of this interpreter, a borrowed reference.
   *
   * @throws IllegalArgumentException if it belongs to another interpreter
   * @throws IllegalStateException if it was closed
   */
  int addressOf(PyObject object);

  /** A {@code PyObject} that takes over a new reference. */
  PyObject own(int address);

  /**
   * What Java throws for an exception object: a {@code PythonException}, or the exception of Java's
   * that it is. Takes over a reference.
   */
  Throwable throwable(int exception);

  /** Whether the running call was made inside another. Asked on the interpreter's thread. */
  boolean isNested();

  /**
   * Does work on the interpreter's thread; what goes wrong comes out as one of the public
   * exceptions. May be called from any thread.
   */
  <T extends @Nullable Object> T enter(Function<CApi, T> work);
}
