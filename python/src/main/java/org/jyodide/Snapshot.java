package org.jyodide;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.snapshot.PythonImage;

/**
 * An idle interpreter, frozen: its memory, loaded libraries and files in memory. Any number of
 * interpreters can go on from it, each at the point where the snapshot was taken, with everything
 * imported and defined; what one of them changes, no other sees. Making one takes some milliseconds
 * and, at first, the memory that the snapshot has.
 *
 * <p>Random numbers, UUIDs and names of temporary files are drawn afresh by each; {@code random}
 * and numpy's global generator are seeded anew. The secret of string hashes is part of the
 * snapshot: whoever takes one draws his own, all that go on from it share it. Host directories are
 * mounted anew, by the options of each.
 *
 * <p>Of Java it has names: the module {@code jyodide}, packages, classes with their members,
 * exceptions, constants of enums. Each interpreter finds them on its own class path when it first
 * uses them, and may use what its own {@link JavaAccess} grants: what is not granted raises {@code
 * AccessDeniedError}, what is not there {@code ImportError}, a member that the class has lost
 * {@code AttributeError}. A wider {@code JavaAccess} grants more packages and classes; a class that
 * Python has used already keeps the members that it had.
 *
 * <p>Safe for use by any thread.
 *
 * @see Interpreter#snapshot
 */
public final class Snapshot implements AutoCloseable {
  private final PythonRuntime runtime;
  private final InterpreterOptions options;
  private volatile @Nullable PythonImage image;

  Snapshot(PythonRuntime runtime, InterpreterOptions options, PythonImage image) {
    this.runtime = runtime;
    this.options = options;
    this.image = image;
  }

  /**
   * A new interpreter that goes on from here, with the options of the one that the snapshot was
   * taken of.
   *
   * @throws LimitExceededException if the snapshot is larger than the limit of memory
   * @throws IllegalStateException if the snapshot or its runtime was closed
   */
  public Interpreter fork() {
    return fork(options);
  }

  /**
   * A new interpreter that goes on from here, with other options.
   *
   * @throws IllegalArgumentException if the host directory of a mount does not exist
   * @throws LimitExceededException as {@link #fork()}
   * @throws IllegalStateException as {@link #fork()}
   */
  public Interpreter fork(InterpreterOptions options) {
    return runtime.fork(image(), options);
  }

  /**
   * Writes it to a file, as large as its memory and its files. The file is complete or not there.
   *
   * @throws java.io.UncheckedIOException if the file cannot be written
   * @throws IllegalStateException if the snapshot was closed
   */
  public void writeTo(Path file) {
    runtime.write(image(), file);
  }

  /**
   * Reads what {@link #writeTo} wrote with the same version of this library and of Python, for the
   * runtime that the JVM shares. What {@link #fork()} gives has the default options. A snapshot is
   * a program with its memory: read none that you would not run.
   *
   * @throws SnapshotException if the file is damaged, or was written by another version
   * @throws java.io.UncheckedIOException if it cannot be read
   */
  public static Snapshot read(Path file) {
    return PythonRuntime.shared().readSnapshot(file);
  }

  /** The options that {@link #fork()} uses. */
  InterpreterOptions options() {
    return options;
  }

  /** The size of its memory in bytes; a fork takes as much. */
  public long memoryBytes() {
    return image().memoryBytes();
  }

  private PythonImage image() {
    PythonImage held = image;
    if (held == null) {
      throw new IllegalStateException("this snapshot was closed; take another");
    }
    return held;
  }

  /** Lets go of its memory. Interpreters that were made from it are not touched. */
  @Override
  public void close() {
    image = null;
  }
}
