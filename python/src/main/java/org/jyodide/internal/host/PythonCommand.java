package org.jyodide.internal.host;

import java.nio.file.Path;
import java.util.Optional;
import org.jyodide.InterpreterOptions;
import org.jyodide.PythonRuntime;

/**
 * One run of the {@code python} command. Python itself reads the arguments of the options ({@code
 * -c}, {@code -m}, {@code -V}, {@code -i}, {@code -}, a script …), runs what they say, prints
 * uncaught exceptions to standard error and gives the exit code.
 *
 * <p>{@link #run} is called once, by any thread; {@link #interrupt} by any other.
 */
public final class PythonCommand implements Interruptible {
  private final PythonRuntime runtime;
  private final InterpreterOptions options;
  private final FileRefusalListener refusals;
  private Optional<Path> snapshot = Optional.empty();
  private volatile Interruptible running = Interruptible.NOTHING;

  /** A run that has not started. */
  public PythonCommand(PythonRuntime runtime, InterpreterOptions options) {
    this(runtime, options, FileRefusalListener.NONE);
  }

  /** A run that has not started, which tells the listener of refused file accesses. */
  public PythonCommand(
      PythonRuntime runtime, InterpreterOptions options, FileRefusalListener refusals) {
    this.runtime = runtime;
    this.options = options;
    this.refusals = refusals;
  }

  /** Has Python go on from the file of a snapshot. Called before it runs. */
  public void goOnFrom(Path file) {
    snapshot = Optional.of(file);
  }

  /**
   * Starts Python, runs the program to its end and closes the interpreter; standard streams are
   * flushed.
   *
   * @return the exit code as {@code python} gives it: 0, 1 after an uncaught exception, 2 for wrong
   *     options, 130 after an uncaught {@code KeyboardInterrupt}, that of {@code SystemExit}
   *     otherwise
   * @throws org.jyodide.InterpreterDeadException if the program trapped
   */
  public int run() {
    try {
      return HostAccess.get()
          .runCommand(runtime, options, refusals, snapshot, started -> running = started);
    } finally {
      running = Interruptible.NOTHING;
    }
  }

  /** Raises {@code KeyboardInterrupt} in the program; does nothing before and after it runs. */
  @Override
  public void interrupt() {
    running.interrupt();
  }

  @Override
  public boolean isInterruptPending() {
    return running.isInterruptPending();
  }
}
