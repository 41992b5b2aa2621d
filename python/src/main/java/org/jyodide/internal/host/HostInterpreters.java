package org.jyodide.internal.host;

import java.nio.file.Path;
import java.util.Optional;
import org.jyodide.Interpreter;
import org.jyodide.InterpreterOptions;
import org.jyodide.PythonRuntime;

/** Makes interpreters with what hosts may give and embedders may not. */
public final class HostInterpreters {
  private HostInterpreters() {}

  /** A new interpreter that tells {@code refusals} of refused file accesses. */
  public static Interpreter create(
      PythonRuntime runtime, InterpreterOptions options, FileRefusalListener refusals) {
    return create(runtime, options, refusals, Optional.empty());
  }

  /**
   * A new interpreter that tells {@code refusals} of refused file accesses.
   *
   * @param snapshot the file of a snapshot that it goes on from
   */
  public static Interpreter create(
      PythonRuntime runtime,
      InterpreterOptions options,
      FileRefusalListener refusals,
      Optional<Path> snapshot) {
    return HostAccess.get().newInterpreter(runtime, options, refusals, snapshot);
  }
}
