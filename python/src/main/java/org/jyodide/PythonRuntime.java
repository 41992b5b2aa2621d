package org.jyodide;

/**
 * The compiled code of Python, shared by all interpreters made from it. Safe for use by any thread.
 *
 * <p>{@link Interpreter#create()} uses one runtime for the whole JVM; make one of your own only to
 * be able to drop its code.
 */
public final class PythonRuntime implements AutoCloseable {
  private PythonRuntime() {}

  /**
   * Finds and links the compiled code and Python's library on the class path or module path.
   *
   * @throws IllegalStateException if there is none, or if it is not of the version that this
   *     library was built for
   */
  public static PythonRuntime load() {
    return new PythonRuntime();
  }

  /** A new interpreter with the default options. */
  public Interpreter newInterpreter() {
    return newInterpreter(InterpreterOptions.defaults());
  }

  /**
   * A new interpreter. Takes a second or more: Python starts and imports its library.
   *
   * @throws LimitExceededException if Python cannot start within the limits
   * @throws IllegalArgumentException if a mount or directory of the options does not exist
   * @throws IllegalStateException if this runtime was closed
   */
  public Interpreter newInterpreter(InterpreterOptions options) {
    throw new UnsupportedOperationException();
  }

  /** The version of Python, such as {@code 3.14.2}. */
  public String pythonVersion() {
    throw new UnsupportedOperationException();
  }

  /** Closes all interpreters made from this runtime. Closing twice does nothing. */
  @Override
  public void close() {}
}
