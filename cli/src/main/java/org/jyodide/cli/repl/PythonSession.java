package org.jyodide.cli.repl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jyodide.Interpreter;
import org.jyodide.PyObject;
import org.jyodide.PythonException;
import org.jyodide.cli.Invocation.Program;

/** The session in an interpreter: {@code console.py} does the work. */
final class PythonSession implements Session {
  private static final String CONSOLE = "console.py";

  private final Interpreter python;
  private final TerminalInput input;
  private final PyObject console;
  private volatile boolean interrupted;

  /** A session whose programs read {@code input}. */
  PythonSession(Interpreter python, TerminalInput input) {
    this.python = python;
    this.input = input;
    this.console = python.call(() -> load(python).attr("Console").call());
  }

  /** A module that is not in {@code sys.modules}: programs do not see it. */
  private static PyObject load(Interpreter python) {
    PyObject module = python.importModule("types").attr("ModuleType").call("_jyodide_console");
    PyObject builtins = python.importModule("builtins");
    PyObject code = builtins.attr("compile").call(source(), "<jyodide console>", "exec");
    builtins.attr("exec").call(code, module.attr("__dict__"));
    return module;
  }

  private static String source() {
    try (InputStream stream = PythonSession.class.getResourceAsStream(CONSOLE)) {
      if (stream == null) {
        throw new IllegalStateException("the command was built without " + CONSOLE);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + CONSOLE, e);
    }
  }

  /** The lines to greet with. */
  String banner() {
    return console.attr("banner").call().asString();
  }

  /** Runs what the environment asks to run at the start of a session. */
  OptionalInt runStartup() {
    return exitCode(runProgram("run_startup"));
  }

  /** Runs a program before the session; prints the exception it raises, {@code SystemExit} too. */
  void runProgram(Program program) {
    if (program instanceof Program.Command command) {
      runProgram("run_command", command.code());
    } else if (program instanceof Program.Module module) {
      runProgram("run_module", module.name());
    } else if (program instanceof Program.Script script) {
      runProgram("run_script", script.path());
    }
  }

  private PyObject runProgram(String method, Object... arguments) {
    input.open();
    try {
      return console.attr(method).call(arguments);
    } finally {
      input.shut();
      interrupted = false;
    }
  }

  @Override
  public Status status(String source) {
    return console.attr("is_complete").call(source).asBoolean()
        ? Status.COMPLETE
        : Status.INCOMPLETE;
  }

  @Override
  public OptionalInt run(String source) {
    try {
      return exitCode(runProgram("run", source));
    } catch (PythonException e) {
      // Ctrl-C that came before the console listened, or after it had stopped.
      if (e.pythonType().equals("KeyboardInterrupt")) {
        return OptionalInt.empty();
      }
      throw e;
    }
  }

  private static OptionalInt exitCode(PyObject result) {
    return result.isNone() ? OptionalInt.empty() : OptionalInt.of(result.asInt());
  }

  @Override
  public Completions complete(String line) {
    PyObject result = console.attr("complete").call(line);
    int start = result.item(0).asInt();
    List<String> texts = Stream.of(result.item(1).toList().toArray()).map(String::valueOf).toList();
    return new Completions(line.offsetByCodePoints(0, start), texts);
  }

  @Override
  public String prompt(boolean continuation) {
    return console.attr("prompt").call(continuation).asString();
  }

  @Override
  public void interrupt() {
    interrupted = true;
    python.interrupt();
  }

  /** Interrupts are heard at the end of a statement, if not before. */
  @Override
  public boolean isInterruptPending() {
    return interrupted;
  }
}
