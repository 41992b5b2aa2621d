package org.jyodide.differential;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Python in a process of its own, which answers each line of standard input, an expression, with
 * the lines of its value and one that says {@code end}.
 */
final class ProcessHost implements Host {
  private static final String END = "end";

  private final Process process;
  private final BufferedReader answers;
  private final BufferedWriter questions;
  private final String name;

  private ProcessHost(List<String> command, Map<String, String> environment) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    process = builder.start();
    answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    questions =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    name = String.join(" ", answer());
  }

  /** Pyodide on Node.js, if there is a {@code node} on the PATH. */
  static Optional<Host> node(Path pyodide, Path script, Path programs) throws IOException {
    Optional<Path> node = onPath("node");
    if (node.isEmpty() || !Files.isRegularFile(pyodide.resolve("pyodide.mjs"))) {
      return Optional.empty();
    }
    List<String> command =
        List.of(
            node.orElseThrow().toString(),
            script.toString(),
            pyodide.toAbsolutePath().normalize().toString(),
            programs.toAbsolutePath().normalize().toString());
    return Optional.of(new ProcessHost(command, Map.of("TZ", "UTC")));
  }

  /** The native CPython of our minor version, if it is on the PATH. */
  static Optional<Host> cpython(Path programs) throws IOException {
    Optional<Path> python = onPath("python3.14");
    if (python.isEmpty()) {
      return Optional.empty();
    }
    List<String> command =
        List.of(python.orElseThrow().toString(), "-B", "-X", "utf8", "-m", "programs.serve");
    Map<String, String> environment =
        Map.of("PYTHONPATH", programs.toString(), "PYTHONHASHSEED", "0", "TZ", "UTC");
    return Optional.of(new ProcessHost(command, environment));
  }

  private static Optional<Path> onPath(String name) {
    for (String directory : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      Path candidate = Path.of(directory, name);
      if (!directory.isEmpty() && Files.isExecutable(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<String> batch(long first, int count) throws IOException {
    return ask("runner.batch(" + first + ", " + count + ")");
  }

  @Override
  public Outcome run(String program) throws IOException {
    return Outcome.parse(ask("runner.one(" + program + ")").get(0));
  }

  private List<String> ask(String expression) throws IOException {
    questions.write(expression);
    questions.newLine();
    questions.flush();
    return answer();
  }

  private List<String> answer() throws IOException {
    List<String> lines = new ArrayList<>();
    String line = answers.readLine();
    while (line != null && !line.equals(END)) {
      lines.add(line);
      line = answers.readLine();
    }
    if (line == null) {
      throw new IOException("the other Python ended; what it said last is on standard error");
    }
    return lines;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
