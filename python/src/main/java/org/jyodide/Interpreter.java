package org.jyodide;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.host.FileRefusalListener;
import org.jyodide.internal.host.HostAccess;
import org.jyodide.internal.host.Interruptible;

/**
 * One isolated Python. It owns a thread on which all its code runs; every method may be called from
 * any thread, virtual threads included, and waits until that thread has done the work. Calls from
 * several threads take turns in order of arrival; calls from Java code that Python itself called,
 * or inside {@link #call}, run at once. While Python waits, in a method of Java such as {@code
 * Future.get}, in {@code asyncio.run}, {@code run_sync} or {@code time.sleep}, calls of other
 * threads are served, each with a stack and a {@code contextvars} context of its own.
 *
 * <p>Closing it frees everything that belongs to it. After that, or if the program trapped, every
 * method but {@link #close} throws {@link InterpreterDeadException}.
 *
 * <pre>{@code
 * try (Interpreter python = Interpreter.create()) {
 *   int answer = python.eval("6 * 7").asInt();
 * }
 * }</pre>
 */
public final class Interpreter implements AutoCloseable {
  /**
   * Work to do on the interpreter's thread.
   *
   * @param <T> the type of the result
   * @param <E> what it may throw
   */
  @FunctionalInterface
  public interface Task<T extends @Nullable Object, E extends Exception> {
    /** Does the work. */
    T run() throws E;
  }

  static {
    HostAccess.register(
        new HostAccess() {
          @Override
          public Interpreter newInterpreter(
              PythonRuntime runtime,
              InterpreterOptions options,
              FileRefusalListener refusals,
              Optional<Path> snapshot) {
            return runtime.newInterpreter(options, refusals, snapshot);
          }

          @Override
          public int runCommand(
              PythonRuntime runtime,
              InterpreterOptions options,
              FileRefusalListener refusals,
              Optional<Path> snapshot,
              Consumer<Interruptible> onStart) {
            return runtime.runCommand(options, refusals, snapshot, onStart);
          }
        });
  }

  private final PythonRuntime runtime;
  private volatile InterpreterState state;

  Interpreter(PythonRuntime runtime, InterpreterState state) {
    this.runtime = runtime;
    this.state = state;
  }

  /** A new interpreter with the default options, from the runtime that the JVM shares. */
  public static Interpreter create() {
    return create(InterpreterOptions.defaults());
  }

  /**
   * A new interpreter from the runtime that the JVM shares.
   *
   * @throws IllegalStateException as {@link PythonRuntime#load}
   * @throws IllegalArgumentException as {@link PythonRuntime#newInterpreter(InterpreterOptions)}
   */
  public static Interpreter create(InterpreterOptions options) {
    return PythonRuntime.shared().newInterpreter(options);
  }

  /**
   * Evaluates one expression in {@code __main__}.
   *
   * @throws PythonException if it raises, or is not an expression ({@code SyntaxError})
   */
  public PyObject eval(String expression) {
    return state.enter(
        api -> state.own(api.code().run(expression.stripLeading(), "<eval>", "eval")));
  }

  /**
   * Runs statements in {@code __main__}. Tracebacks call the source {@code <exec>} and show its
   * lines.
   *
   * @throws PythonException if they raise; also for {@code SystemExit}
   */
  public void exec(String source) {
    exec(source, "<exec>");
  }

  /**
   * Runs statements in {@code __main__}, with the file name that tracebacks shall show.
   *
   * @throws PythonException if they raise; also for {@code SystemExit}
   */
  public void exec(String source, String fileName) {
    state.enter(
        api -> {
          api.python().decRef(api.code().run(source, fileName, "exec"));
          return true;
        });
  }

  /**
   * Runs asynchronous code in {@code __main__} as a task of {@code asyncio}: it may use {@code
   * await}, {@code async for} and {@code async with} at top level. Its value is that of the last
   * statement if that is an expression without a semicolon, else {@code None}. Returns at once; the
   * task starts when the interpreter's thread is free and goes on whenever nobody calls.
   *
   * <p>The future ends with {@link PythonException} if the code raises, with {@link
   * java.util.concurrent.CancellationException} if the task is cancelled in Python, and with {@link
   * InterpreterDeadException} if the interpreter ends before it. Cancelling the future, or ending
   * it in any other way such as {@code orTimeout}, cancels the task. Its dependents run on the
   * interpreter's thread unless they are {@code …Async} ones; a long one keeps Python waiting.
   */
  public CompletableFuture<PyObject> evalAsync(String source) {
    return evalAsync(source, "<exec>");
  }

  /**
   * As {@link #evalAsync(String)}, with the file name that tracebacks shall show.
   *
   * @param fileName the name, which need not be that of a file
   */
  public CompletableFuture<PyObject> evalAsync(String source, String fileName) {
    return state.futures().eval(source, fileName, null);
  }

  /**
   * As {@link #evalAsync(String)}, with another namespace than that of {@code __main__}.
   *
   * @param fileName the name that tracebacks shall show
   * @param globals a {@code dict} of this interpreter
   */
  public CompletableFuture<PyObject> evalAsync(String source, String fileName, PyObject globals) {
    return state.futures().eval(source, fileName, globals);
  }

  /** The variables of {@code __main__}, a live {@code dict}. */
  public PyObject globals() {
    return state.enter(api -> state.own(api.python().incRef(api.code().mainDict())));
  }

  /**
   * Imports a module; {@code os.path} gives the module {@code os.path}, not {@code os}.
   *
   * @throws PythonException if the import raises
   */
  public PyObject importModule(String name) {
    return state.enter(api -> state.own(api.code().importModule(name)));
  }

  /**
   * A deep copy of a Java value by the table in {@link PyObject}: lists, sets, maps and arrays
   * become Python's own. An object that occurs twice, or inside itself, is copied once.
   *
   * @throws ConversionException if the table has no row for it or for what it contains; with the
   *     path to it
   */
  public PyObject toPython(@Nullable Object value) {
    return toPython(value, CopyOptions.defaults());
  }

  /**
   * As {@link #toPython(Object)}, with a limit of depth or a converter.
   *
   * @throws ConversionException as {@link #toPython(Object)}
   */
  public PyObject toPython(@Nullable Object value, CopyOptions options) {
    return state.enter(api -> state.own(api.toPython().deepCopy(value, options)));
  }

  /**
   * Runs a block of Java code on the interpreter's thread, so that many small steps cost one change
   * of thread. No other thread's call comes between them, unless the block waits: then calls of
   * other threads are served, which may be what it waits for.
   *
   * @throws E what the block throws
   */
  public <T extends @Nullable Object, E extends Exception> T call(Task<T, E> block) throws E {
    return state.run(
        () -> {
          try {
            return block.run();
          } catch (Exception e) {
            throw unchecked(e);
          }
        });
  }

  /**
   * Raises {@code KeyboardInterrupt} in the Python code that runs now, or in the next that runs;
   * wakes it if it sleeps or waits for input. Returns at once; may be called from any thread.
   */
  public void interrupt() {
    state.interrupt();
  }

  /**
   * Freezes the interpreter as it is now; it goes on afterwards. Waits until no call runs. Java
   * references to its Python objects stay its own. What only garbage still holds, in Python or
   * Java, is collected first if it were in the way.
   *
   * @throws SnapshotException if it holds what a snapshot cannot keep, such as open files, the
   *     tasks of the event loop, or Java objects other than classes and constants of enums; with
   *     the list
   */
  public Snapshot snapshot() {
    InterpreterState frozen = state;
    return new Snapshot(runtime, frozen.origin().options(), frozen.image());
  }

  /**
   * A second interpreter that is what this one is now, and shares nothing with it that either
   * changes. For more than one, take a {@link #snapshot} once.
   *
   * @throws SnapshotException as {@link #snapshot}
   */
  public Interpreter fork() {
    try (Snapshot now = snapshot()) {
      return now.fork();
    }
  }

  /**
   * Makes the interpreter again what it was when it was made: every byte of its memory, its files
   * in memory and its libraries. Nothing of the old state is run or flushed any more; its {@link
   * PyObject}s refuse to be used. Waits for running calls; use {@link #interrupt} first to stop
   * them. It works on a dead or closed interpreter too.
   *
   * @throws SnapshotException if it was not made from a snapshot; see {@link Snapshot}
   * @throws IllegalStateException if called by code that it runs itself
   */
  public synchronized void reset() {
    InterpreterState old = state;
    if (old.origin().image().isEmpty()) {
      throw new SnapshotException(
          "this interpreter was started from the beginning, so there is nothing to go back to;"
              + " take a snapshot() and use what its fork() gives");
    }
    old.abandon(
        new InterpreterDeadException(
            "this object belongs to the time before the interpreter was reset"));
    state = runtime.again(old);
  }

  /** Whether the interpreter was closed or died. */
  public boolean isClosed() {
    return state.isDead();
  }

  /**
   * Ends the interpreter: runs what Python registered with {@code atexit}, flushes the standard
   * streams, ends the thread and frees all memory. Waits for running calls of other threads; use
   * {@link #interrupt} first to stop them. Closing twice does nothing.
   */
  @Override
  public void close() {
    state.close();
  }

  /** The block's own exceptions, which {@code call} declares, pass through code that does not. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  static <E extends Throwable> RuntimeException unchecked(Throwable e) throws E {
    throw (E) e;
  }

  /** What is behind it, for tests. */
  InterpreterState state() {
    return state;
  }
}
