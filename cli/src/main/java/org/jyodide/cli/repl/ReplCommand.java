package org.jyodide.cli.repl;

import java.io.IOException;
import java.util.OptionalInt;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jyodide.Interpreter;
import org.jyodide.InterpreterDeadException;
import org.jyodide.InterpreterOptions;
import org.jyodide.PythonRuntime;
import org.jyodide.StandardStream;
import org.jyodide.cli.HostProcess;
import org.jyodide.cli.Interrupter;
import org.jyodide.cli.Invocation;
import org.jyodide.cli.Invocation.Program;
import org.jyodide.cli.Refusals;
import org.jyodide.cli.Sandbox;
import org.jyodide.internal.host.HostInterpreters;

/** An interactive session at a terminal, after a program if there is one. */
public final class ReplCommand {
  private final HostProcess process;
  private final Invocation invocation;

  /** A session that has not started. */
  public ReplCommand(HostProcess process, Invocation invocation) {
    this.process = process;
    this.invocation = invocation;
  }

  /** Runs the session and returns its exit code. */
  public int run() {
    try (Terminal terminal = openTerminal()) {
      return run(terminal);
    } catch (IOException e) {
      process.complain("cannot use the terminal: " + e.getMessage());
      return 1;
    } catch (InterpreterDeadException e) {
      process.complain("Python died: " + e.getMessage());
      return Interrupter.DEAD_EXIT_CODE;
    }
  }

  private static Terminal openTerminal() throws IOException {
    Terminal terminal =
        TerminalBuilder.builder()
            .name("jyodide")
            .system(true)
            // Asking the terminal what it can do would take its answer from what is typed ahead.
            .graphemeCluster(false)
            .build();
    if (terminal.getColumns() == 0) {
      // A terminal nobody has given a size, as under script(1) or expect(1).
      terminal.setSize(Size.of(80, 24));
    }
    return terminal;
  }

  int run(Terminal terminal) throws IOException {
    ScreenLine screen = new ScreenLine();
    TerminalInput input = new TerminalInput(terminal, screen);
    InterpreterOptions sandbox =
        Sandbox.options(process, invocation)
            .withStdin(input)
            .withStdout(screen.watch(process.stdout()))
            .withTerminal(
                new TerminalSize(terminal), process.terminals().toArray(StandardStream[]::new));
    Refusals refusals = new Refusals(invocation.access(), sandbox);
    InterpreterOptions options = sandbox.withStderr(refusals.watch(screen.watch(process.stderr())));
    try (Interpreter python =
        HostInterpreters.create(
            PythonRuntime.load(), options, refusals, invocation.snapshotFile(process))) {
      PythonSession session = new PythonSession(python, input);
      Interrupter interrupter = new Interrupter(session);
      terminal.handle(Terminal.Signal.INT, signal -> interrupter.run());
      TerminalLines lines =
          new TerminalLines(
              terminal,
              session,
              HistoryFile.of(process.environment(), process.home()),
              process.environment().getOrDefault("NO_COLOR", "").isEmpty());
      if (invocation.program() instanceof Program.StandardInput) {
        if (!invocation.quiet()) {
          lines.println(session.banner());
        }
        OptionalInt exitCode = session.runStartup();
        if (exitCode.isPresent()) {
          return exitCode.getAsInt();
        }
      } else {
        session.runProgram(invocation.program());
        refusals.hints().forEach(hint -> lines.println("jyodide: " + hint));
      }
      return new Repl(
              session,
              lines,
              screen,
              () -> refusals.hints().stream().map("jyodide: "::concat).toList())
          .run();
    }
  }
}
