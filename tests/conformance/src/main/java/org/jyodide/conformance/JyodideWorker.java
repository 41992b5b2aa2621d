package org.jyodide.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.jyodide.Interpreter;
import org.jyodide.InterpreterOptions;
import org.jyodide.JyodideException;
import org.jyodide.Limits;
import org.jyodide.Mount;

/**
 * The process of {@link Engine#jyodide}: a fresh interpreter for each module. While one runs, the
 * line {@code interrupt} interrupts it.
 */
final class JyodideWorker {
  private static final long MEMORY_BYTES = 1L << 30;

  private final Path tests;
  private final String program;
  private final PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final AtomicReference<@Nullable Interpreter> running = new AtomicReference<>();

  private JyodideWorker(Path tests, String program) {
    this.tests = tests;
    this.program = program;
  }

  /** Arguments: the directory that has CPython's package {@code test}, the program that records. */
  public static void main(String[] arguments) throws IOException {
    JyodideWorker worker =
        new JyodideWorker(Path.of(arguments[0]), Files.readString(Path.of(arguments[1])));
    BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    ExecutorService modules = Executors.newSingleThreadExecutor();
    for (String line = requests.readLine(); line != null; line = requests.readLine()) {
      if (line.equals("interrupt")) {
        worker.interrupt();
      } else {
        int tab = line.indexOf('\t');
        String module = line.substring(0, tab);
        Path directory = Path.of(line.substring(tab + 1));
        modules.execute(() -> worker.answers.println(worker.run(module, directory)));
      }
    }
    // The one who asked is gone, and wants no more of what still runs.
    System.exit(0);
  }

  private void interrupt() {
    Interpreter interpreter = running.get();
    if (interpreter != null) {
      interpreter.interrupt();
    }
  }

  private String run(String module, Path directory) {
    try (Interpreter python = newInterpreter(directory)) {
      running.set(python);
      python.exec(program, "record_module.py");
      python.globals().item("record").call(module, "/conformance/log", "/conformance/done");
      return "done";
    } catch (JyodideException | VirtualMachineError e) {
      return ("dead " + e).replace('\n', ' ');
    } finally {
      running.set(null);
    }
  }

  /** The one place where an interpreter is made. */
  private Interpreter newInterpreter(Path directory) {
    return Interpreter.create(
        InterpreterOptions.defaults()
            .withEnvironmentVariable("PYTHONHASHSEED", "0")
            .withMount(Mount.overlay(tests, "/cpython-tests"))
            .withMount(Mount.readWrite(directory, "/conformance"))
            .withTimeZone(ZoneId.of("UTC"))
            .withLimits(Limits.none().withMemoryBytes(MEMORY_BYTES))
            .withStdout(OutputStream.nullOutputStream())
            .withStderr(OutputStream.nullOutputStream()));
  }
}
