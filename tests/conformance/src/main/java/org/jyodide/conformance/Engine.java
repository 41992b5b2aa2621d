package org.jyodide.conformance;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A Python that tests run on: how to start a process that runs modules of tests.
 *
 * <p>The process reads lines {@code MODULE<TAB>DIRECTORY} from its standard input. It runs the
 * module with {@code record_module.py}, which writes {@code DIRECTORY/log}, and then prints a line:
 * {@code done}, or {@code dead} and why.
 *
 * @param name {@code jyodide} or {@code node}
 * @param command the command, with arguments
 * @param runsPerProcess after so many modules the process is started anew
 * @param canInterrupt whether a line {@code interrupt} ends the module that runs
 * @param limits how long a module may take
 */
record Engine(
    String name,
    List<String> command,
    int runsPerProcess,
    boolean canInterrupt,
    TimeLimits limits) {
  /** Jyodide, many interpreters one after the other in a JVM like this one. */
  static Engine jyodide(Path tests, Path work) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx3g",
                "-XX:+UseSerialGC",
                "-classpath",
                System.getProperty("java.class.path")));
    command.addAll(
        List.of(
            JyodideWorker.class.getName(),
            tests.toString(),
            extracted("record_module.py", work).toString()));
    return new Engine("jyodide", command, 100, true, new TimeLimits(180, 1500));
  }

  /** Pyodide in Node, many of them one after the other in a process. */
  static Engine node(Path pyodide, Path tests, Path work) throws IOException {
    return new Engine(
        "node",
        List.of(
            executable("node"),
            extracted("node-worker.mjs", work).toString(),
            pyodide.toAbsolutePath().toString(),
            tests.toString(),
            extracted("record_module.py", work).toString()),
        60,
        false,
        new TimeLimits(180, 1500));
  }

  /** The same with other limits. */
  Engine withLimits(TimeLimits limits) {
    return new Engine(name, command, runsPerProcess, canInterrupt, limits);
  }

  /** Prepares one more process. */
  ProcessBuilder newProcess() {
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.put("TZ", "UTC");
    return builder.redirectError(ProcessBuilder.Redirect.DISCARD);
  }

  private static Path extracted(String resource, Path work) throws IOException {
    Files.createDirectories(work);
    Path file = work.resolve(resource).toAbsolutePath();
    try (InputStream source = Objects.requireNonNull(Engine.class.getResourceAsStream(resource))) {
      Files.write(file, source.readAllBytes());
    }
    return file;
  }

  private static String executable(String name) throws IOException {
    for (String directory :
        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      Path candidate = Path.of(directory, name);
      if (!directory.isEmpty() && Files.isExecutable(candidate)) {
        return candidate.toString();
      }
    }
    throw new IOException(
        String.format(Locale.ROOT, "there is no '%s' on the PATH to compare with", name));
  }
}
