package org.jyodide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import org.jyodide.emscripten.ExitStatus;
import org.jyodide.internal.boot.Distribution;
import org.jyodide.internal.boot.Origin;
import org.jyodide.internal.host.FileRefusalListener;
import org.jyodide.internal.host.Interruptible;
import org.jyodide.internal.snapshot.ImageException;
import org.jyodide.internal.snapshot.PythonImage;

/**
 * The compiled code of Python and the interpreters made from it. The code is there once in the JVM,
 * whatever the number of runtimes. Safe for use by any thread.
 *
 * <p>{@link Interpreter#create()} uses one runtime for the whole JVM; make one of your own to be
 * able to close all its interpreters at once.
 */
public final class PythonRuntime implements AutoCloseable {
  /** Loaded by the first use. */
  private static final class Shared {
    static final PythonRuntime INSTANCE = load();
  }

  private final Distribution distribution;
  private final Set<InterpreterState> interpreters = Collections.newSetFromMap(new WeakHashMap<>());
  private boolean closed;

  private PythonRuntime(Distribution distribution) {
    this.distribution = distribution;
  }

  /**
   * Finds the compiled code and Python's library on the class path or module path.
   *
   * @throws IllegalStateException if there is none, or if it is not of the version that this
   *     library was built for
   */
  public static PythonRuntime load() {
    return new PythonRuntime(Distribution.find());
  }

  static PythonRuntime shared() {
    return Shared.INSTANCE;
  }

  /** A new interpreter with the default options. */
  public Interpreter newInterpreter() {
    return newInterpreter(InterpreterOptions.defaults());
  }

  /**
   * A new interpreter. Python goes on from a start that the build made, which takes some hundredths
   * of a second in a warm JVM; if the options ask for another start, it takes a second or more.
   *
   * @throws LimitExceededException if Python cannot start within the limits
   * @throws IllegalArgumentException if the host directory of a mount does not exist
   * @throws IllegalStateException if this runtime was closed
   */
  public Interpreter newInterpreter(InterpreterOptions options) {
    return newInterpreter(options, FileRefusalListener.NONE, Optional.empty());
  }

  Interpreter newInterpreter(
      InterpreterOptions options, FileRefusalListener refusals, Optional<Path> snapshot) {
    Origin origin = Origin.of(distribution, options).withRefusals(refusals);
    return new Interpreter(this, start(started(origin, snapshot)));
  }

  private Origin started(Origin origin, Optional<Path> snapshot) {
    if (snapshot.isEmpty()) {
      return origin.fromStartImage();
    }
    if (!origin.isStartable()) {
      throw new SnapshotException(
          "with a snapshot Python has started already: options such as -O, -E and -X, variables such"
              + " as PYTHONHASHSEED and mounts over its library cannot be given any more");
    }
    return origin.from(read(snapshot.get()));
  }

  /**
   * Reads what {@link Snapshot#writeTo} wrote, for interpreters of this runtime.
   *
   * @throws SnapshotException as {@link Snapshot#read}
   * @throws java.io.UncheckedIOException as {@link Snapshot#read}
   */
  public Snapshot readSnapshot(Path file) {
    return new Snapshot(this, InterpreterOptions.defaults(), read(file));
  }

  private PythonImage read(Path file) {
    try {
      return distribution.images().read(file);
    } catch (ImageException e) {
      throw new SnapshotException(
          "the snapshot " + file + " cannot be used: " + e.getMessage() + "; take it again");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the snapshot " + file, e);
    }
  }

  void write(PythonImage image, Path file) {
    try {
      distribution.images().write(image, file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the snapshot " + file, e);
    }
  }

  /** An interpreter that goes on from an image. */
  Interpreter fork(PythonImage image, InterpreterOptions options) {
    return new Interpreter(this, start(Origin.of(distribution, options).from(image)));
  }

  /** An interpreter that is again what another was at first; the other one has ended. */
  InterpreterState again(InterpreterState other) {
    return start(other.origin());
  }

  /** Runs the {@code python} command; {@code onStart} gets what interrupts it. */
  int runCommand(
      InterpreterOptions options,
      FileRefusalListener refusals,
      Optional<Path> snapshot,
      Consumer<Interruptible> onStart) {
    InterpreterState state;
    try {
      state =
          start(
              started(
                  Origin.of(distribution, options).withRefusals(refusals).asCommand(), snapshot));
    } catch (InterpreterDeadException e) {
      if (e.getCause() instanceof ExitStatus exit) {
        return exit.status();
      }
      throw e;
    }
    onStart.accept(state.interruptible());
    return state.runMain();
  }

  private InterpreterState start(Origin origin) {
    checkOpen();
    InterpreterState state = new InterpreterState(origin);
    if (!add(state)) {
      state.close();
      checkOpen();
    }
    return state;
  }

  private synchronized boolean add(InterpreterState state) {
    return !closed && interpreters.add(state);
  }

  private synchronized void checkOpen() {
    if (closed) {
      throw new IllegalStateException("this PythonRuntime was closed; load() another");
    }
  }

  /** The version of Python, such as {@code 3.14.2}. */
  public String pythonVersion() {
    return distribution.pythonVersion();
  }

  /** Closes all interpreters made from this runtime. Closing twice does nothing. */
  @Override
  public void close() {
    closeAll().forEach(InterpreterState::close);
  }

  private synchronized List<InterpreterState> closeAll() {
    closed = true;
    List<InterpreterState> all = new ArrayList<>(interpreters);
    interpreters.clear();
    return all;
  }
}
