package org.jyodide.internal.host;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jyodide.Interpreter;
import org.jyodide.InterpreterOptions;
import org.jyodide.PythonRuntime;

/** The way into the public package for what it has no public method for. */
public abstract class HostAccess {
  private static volatile HostAccess instance = new NotRegistered();

  /** Called by {@link Interpreter} when its class is initialized. */
  public static void register(HostAccess access) {
    instance = access;
  }

  static HostAccess get() {
    HostAccess access = instance;
    if (access instanceof NotRegistered) {
      try {
        Class.forName(Interpreter.class.getName(), true, Interpreter.class.getClassLoader());
      } catch (ClassNotFoundException e) {
        throw new LinkageError("the class Interpreter, used here, cannot be found", e);
      }
      access = instance;
    }
    return access;
  }

  /** Makes an interpreter. */
  public abstract Interpreter newInterpreter(
      PythonRuntime runtime,
      InterpreterOptions options,
      FileRefusalListener refusals,
      Optional<Path> snapshot);

  /**
   * Runs the {@code python} command.
   *
   * @param snapshot the file of a snapshot that Python goes on from
   * @param onStart gets what interrupts the program, from any thread, once it runs
   * @return the exit code
   */
  public abstract int runCommand(
      PythonRuntime runtime,
      InterpreterOptions options,
      FileRefusalListener refusals,
      Optional<Path> snapshot,
      Consumer<Interruptible> onStart);

  /** Stands in until the class of the public package is initialized. */
  private static final class NotRegistered extends HostAccess {
    @Override
    public Interpreter newInterpreter(
        PythonRuntime runtime,
        InterpreterOptions options,
        FileRefusalListener refusals,
        Optional<Path> snapshot) {
      throw new IllegalStateException("Interpreter has not registered");
    }

    @Override
    public int runCommand(
        PythonRuntime runtime,
        InterpreterOptions options,
        FileRefusalListener refusals,
        Optional<Path> snapshot,
        Consumer<Interruptible> onStart) {
      throw new IllegalStateException("Interpreter has not registered");
    }
  }
}
