package org.jyodide.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What needs a process of its own: signals, closed pipes, terminals. */
@Tag("terminal")
@Timeout(240)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs POSIX signals and tools")
class ProcessTest {
  @TempDir private Path directory;

  private static List<String> command(String... arguments) {
    String path =
        System.getProperty("java.class.path", "")
            + File.pathSeparator
            + System.getProperty("jdk.module.path", "");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                path,
                Main.class.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  private Process start(List<String> command) throws IOException {
    return new ProcessBuilder(command).directory(directory.toFile()).start();
  }

  private static void interrupt(Process process) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
  }

  private static String all(InputStream stream) throws IOException {
    return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Interrupts a program once it has printed a line. */
  private String interrupted(String code) throws Exception {
    Process process = start(command("-c", "print('ready', flush=True)\n" + code));
    try (BufferedReader out = process.inputReader()) {
      assertEquals("ready", out.readLine(), () -> errors(process));
      interrupt(process);
      String rest = out.lines().reduce("", (a, b) -> a + b + "\n");
      String errors = all(process.getErrorStream());
      process.waitFor();
      return process.exitValue() + "\n" + rest + errors;
    }
  }

  private static String errors(Process process) {
    try {
      return all(process.getErrorStream());
    } catch (IOException e) {
      return e.toString();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"while True: pass", "import time; time.sleep(50)", "import sys; sys.stdin.read()"})
  void controlCIsKeyboardInterrupt(String code) throws Exception {
    String outcome = interrupted(code);
    assertTrue(outcome.startsWith("130\n"), outcome);
    assertTrue(outcome.endsWith("KeyboardInterrupt\n"), outcome);
  }

  @Test
  void aProgramMayCatchIt() throws Exception {
    String outcome =
        interrupted(
            """
            import time
            try:
                time.sleep(50)
            except KeyboardInterrupt:
                print('caught')
            """);
    assertEquals("0\ncaught\n", outcome);
  }

  @Test
  void aProgramThatDoesNotReactIsEnded() throws Exception {
    Process process =
        start(
            command(
                "-c",
                """
                import collections, itertools
                print('ready', flush=True)
                collections.deque(itertools.repeat(0), maxlen=0)  # in C, and does not look
                """));
    try (BufferedReader out = process.inputReader()) {
      assertEquals("ready", out.readLine(), () -> errors(process));
      interrupt(process);
      Thread.sleep(200);
      interrupt(process);
      assertTrue(process.waitFor(30, TimeUnit.SECONDS));
      assertEquals(130, process.exitValue());
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void aReaderThatGoesAwayEndsTheProgram() throws Exception {
    Process process = start(command("-c", "while True: print('x' * 1000)"));
    try (InputStream out = process.getInputStream()) {
      assertEquals('x', out.read());
    }
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    String errors = all(process.getErrorStream());
    assertTrue(errors.contains("BrokenPipeError"), errors);
    // Python's code for an exception, or for an output that could not be flushed at the end.
    assertTrue(List.of(1, 120).contains(process.exitValue()));
  }

  /** util-linux's script gives its command a terminal and passes the exit code on. */
  private String atTerminal(String keys, String... arguments) throws Exception {
    Path script = Path.of("/usr/bin/script");
    Assumptions.assumeTrue(Files.isExecutable(script), "needs " + script);
    String shellCommand =
        command(arguments).stream()
            .map(word -> "'" + word.replace("'", "'\\''") + "'")
            .reduce("exec", (a, b) -> a + " " + b);
    ProcessBuilder builder =
        new ProcessBuilder(script.toString(), "-qfec", shellCommand, "/dev/null")
            .directory(directory.toFile());
    builder.environment().put("TERM", "xterm");
    builder.environment().put("XDG_STATE_HOME", directory.resolve("state").toString());
    Process process = builder.start();
    process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
    String screen = all(process.getInputStream());
    process.waitFor();
    return process.exitValue() + "\n" + screen;
  }

  @Test
  void programsSeeTheTerminal() throws Exception {
    String outcome =
        atTerminal(
            "typed\n",
            "-c",
            """
            import os, sys
            print([os.isatty(fd) for fd in (0, 1, 2)], os.get_terminal_size().columns > 0)
            print(repr(input('? ')))
            """);
    assertTrue(outcome.startsWith("0\n"), outcome);
    assertTrue(outcome.contains("[True, True, True] True"), outcome);
    assertTrue(outcome.contains("'typed'"), outcome);
  }

  @Test
  void aSessionAtATerminal() throws Exception {
    String outcome = atTerminal("6 * 7\nexit(3)\n", "-q");
    assertTrue(outcome.startsWith("3\n"), outcome);
    assertTrue(outcome.contains("42"), outcome);
  }
}
