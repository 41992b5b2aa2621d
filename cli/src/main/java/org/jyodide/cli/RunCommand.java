package org.jyodide.cli;

import org.jyodide.InterpreterDeadException;
import org.jyodide.InterpreterOptions;
import org.jyodide.PythonRuntime;
import org.jyodide.internal.host.PythonCommand;

/** Runs a program to its end, as {@code python} does. */
final class RunCommand {
  private final HostProcess process;
  private final Invocation invocation;

  RunCommand(HostProcess process, Invocation invocation) {
    this.process = process;
    this.invocation = invocation;
  }

  /** Runs the program and returns its exit code. */
  int run() {
    InterpreterOptions options = Sandbox.options(process, invocation);
    Refusals refusals = new Refusals(invocation.access(), options);
    PythonCommand command =
        new PythonCommand(
            PythonRuntime.load(), options.withStderr(refusals.watch(process.stderr())), refusals);
    invocation.snapshotFile(process).ifPresent(command::goOnFrom);
    int exitCode;
    try {
      exitCode = InterruptSignal.handle(new Interrupter(command), command::run);
    } catch (InterpreterDeadException e) {
      process.complain("Python died: " + e.getMessage());
      exitCode = Interrupter.DEAD_EXIT_CODE;
    }
    if (exitCode != 0) {
      refusals.hints().forEach(process::complain);
    }
    return exitCode;
  }
}
