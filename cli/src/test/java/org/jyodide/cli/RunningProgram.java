package org.jyodide.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command in a process of its own, with pipes or at a pseudo-terminal. */
final class RunningProgram implements AutoCloseable {
  private static final Path ENV = Path.of("/usr/bin/env");
  private static final Path SCRIPT = Path.of("/usr/bin/script");
  private static final long PATIENCE_SECONDS = 120;

  private final Process process;
  private final Screen screen = new Screen();
  private final Thread reader;

  private RunningProgram(ProcessBuilder builder) throws IOException {
    process = builder.redirectErrorStream(true).start();
    reader = new Thread(this::read, "screen");
    reader.setDaemon(true);
    reader.start();
  }

  /** Starts it with pipes; the output and the errors are on one screen. */
  static RunningProgram start(Path directory, String... arguments) throws Exception {
    return new RunningProgram(builder(directory, command(arguments)));
  }

  /** Starts it at a pseudo-terminal, which needs util-linux's script. */
  static RunningProgram startAtTerminal(Path directory, String... arguments) throws Exception {
    String shellCommand =
        command(arguments).stream()
            .map(word -> "'" + word.replace("'", "'\\''") + "'")
            .reduce("exec", (a, b) -> a + " " + b);
    ProcessBuilder builder =
        builder(directory, List.of(SCRIPT.toString(), "-qfec", shellCommand, "/dev/null"));
    builder.environment().put("TERM", "xterm-256color");
    builder.environment().put("XDG_STATE_HOME", directory.resolve("state").toString());
    return new RunningProgram(builder);
  }

  /** Whether {@link #startAtTerminal} can be used: the script of BSD has other options. */
  static boolean hasTerminals() throws Exception {
    return succeeds(SCRIPT, "--version");
  }

  private static ProcessBuilder builder(Path directory, List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().remove("NO_COLOR");
    return builder;
  }

  static List<String> command(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    if (canResetSignals()) {
      // A shell starts what runs in the background with SIGINT ignored, and that is inherited.
      command.addAll(List.of(ENV.toString(), "--default-signal=INT"));
    }
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            // The second compiler does not pay in so short a run.
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path", "")
                + System.getProperty("path.separator")
                + System.getProperty("jdk.module.path", ""),
            Main.class.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  /** Whether programs can be started such that Ctrl-C reaches them, wherever the tests run. */
  static boolean hearsInterrupts() throws Exception {
    return canResetSignals() || !ignoresInterrupts();
  }

  private static boolean canResetSignals() throws Exception {
    return succeeds(ENV, "--default-signal=INT", "true");
  }

  private static boolean succeeds(Path tool, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(tool.toString()));
    command.addAll(List.of(arguments));
    return Files.isExecutable(tool)
        && new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor()
            == 0;
  }

  /** SIGINT is the second lowest bit of the mask. */
  private static boolean ignoresInterrupts() throws IOException {
    Path status = Path.of("/proc/self/status");
    return Files.exists(status)
        && Files.readAllLines(status).stream()
            .anyMatch(line -> line.matches("SigIgn:\\s*[0-9a-f]*[2367abef]"));
  }

  private void read() {
    try (InputStream output = process.getInputStream()) {
      output.transferTo(screen);
    } catch (IOException e) {
      // Closed at the end of the test.
    } finally {
      screen.end();
    }
  }

  Screen screen() {
    return screen;
  }

  void type(String keys) throws IOException {
    process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  /** Sends SIGINT, as a terminal does at Ctrl-C. */
  void interrupt() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  int exitCode() throws InterruptedException {
    assertTrue(
        process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS),
        () -> "the program does not end:\n" + screen.raw());
    reader.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    return process.exitValue();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
