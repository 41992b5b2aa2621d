package org.jyodide.internal.host;

import org.jyodide.Interpreter;
import org.jyodide.InterpreterOptions;
import org.jyodide.PythonRuntime;

/** Makes interpreters with what hosts may give and embedders may not. */
public final class HostInterpreters {
  private HostInterpreters() {}

  /** A new interpreter that tells {@code refusals} of refused file accesses. */
  public static Interpreter create(
      PythonRuntime runtime, InterpreterOptions options, FileRefusalListener refusals) {
    return HostAccess.get().newInterpreter(runtime, options, refusals);
  }
}
