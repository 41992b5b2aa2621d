package org.jyodide.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What needs a process of its own: signals, closed pipes, terminals. */
@Tag("slow")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs POSIX signals and tools")
class ProcessTest {
  private static final String CONTROL_C = "\u0003";
  private static final String CONTROL_D = "\u0004";

  @TempDir private Path directory;

  /** A program that is waited for and then interrupted; it ends as python does. */
  private void assertInterrupted(RunningProgram program) throws Exception {
    String screen = program.screen().text();
    assertEquals(130, program.exitCode(), screen);
    screen = program.screen().text();
    assertTrue(screen.contains("Traceback (most recent call last):\n"), screen);
    assertTrue(screen.stripTrailing().endsWith("KeyboardInterrupt"), screen);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while True: pass",
        "import time; time.sleep(100)",
        "import sys; sys.stdin.read()",
      })
  void anInterruptIsKeyboardInterrupt(String code) throws Exception {
    assumeTrue(RunningProgram.hearsInterrupts(), "SIGINT is ignored here");
    try (RunningProgram program =
        RunningProgram.start(directory, "-c", "print('ready', flush=True)\n" + code)) {
      program.screen().await("ready");
      program.interrupt();
      assertInterrupted(program);
    }
  }

  @Test
  void aProgramMayCatchIt() throws Exception {
    assumeTrue(RunningProgram.hearsInterrupts(), "SIGINT is ignored here");
    String code =
        """
        import time
        try:
            print('ready', flush=True)
            time.sleep(100)
        except KeyboardInterrupt:
            print('caught')
        """;
    try (RunningProgram program = RunningProgram.start(directory, "-c", code)) {
      program.screen().await("ready");
      program.interrupt();
      assertEquals(0, program.exitCode(), program.screen().text());
      assertEquals("ready\ncaught\n", program.screen().text());
    }
  }

  @Test
  void aProgramThatDoesNotReactIsEndedByTheSecond() throws Exception {
    assumeTrue(RunningProgram.hearsInterrupts(), "SIGINT is ignored here");
    String code =
        """
        import collections, itertools
        print('ready', flush=True)
        collections.deque(itertools.repeat(0), maxlen=0)  # in C, and does not look
        """;
    try (RunningProgram program = RunningProgram.start(directory, "-c", code)) {
      program.screen().await("ready");
      // Two that come together count as one, and a loaded machine may take them apart.
      for (int i = 0; i < 100 && program.isAlive(); i++) {
        program.interrupt();
        Thread.sleep(100);
      }
      assertEquals(130, program.exitCode());
    }
  }

  @Test
  void aReaderThatGoesAwayEndsTheProgram() throws Exception {
    Path errors = directory.resolve("errors");
    Process process =
        new ProcessBuilder(RunningProgram.command("-c", "while True: print('x' * 1000)"))
            .directory(directory.toFile())
            .redirectError(errors.toFile())
            .start();
    try {
      try (InputStream out = process.getInputStream()) {
        assertEquals('x', out.read());
      }
      assertTrue(process.waitFor(120, TimeUnit.SECONDS));
      assertTrue(Files.readString(errors).contains("BrokenPipeError"), Files.readString(errors));
      // Python's code for an exception, or for an output that could not be flushed at the end.
      assertTrue(List.of(1, 120).contains(process.exitValue()));
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void whatCannotBeWrittenAtTheEndIsToldByTheExitCode() throws Exception {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "there is no /dev/full");
    for (String code : List.of("print(1)", "import atexit; atexit.register(print, 1)")) {
      Path errors = directory.resolve("errors");
      Process process =
          new ProcessBuilder(RunningProgram.command("-c", code))
              .directory(directory.toFile())
              .redirectOutput(full.toFile())
              .redirectError(errors.toFile())
              .start();
      try {
        assertTrue(process.waitFor(120, TimeUnit.SECONDS));
        assertTrue(Files.readString(errors).contains("OSError"), Files.readString(errors));
        assertEquals(120, process.exitValue(), code);
      } finally {
        process.destroyForcibly();
      }
    }
  }

  @Test
  void programsSeeTheTerminal() throws Exception {
    assumeTrue(RunningProgram.hasTerminals(), "there is no 'script' to make a terminal");
    String code =
        """
        import os
        print([os.isatty(fd) for fd in (0, 1, 2)], os.get_terminal_size().columns > 0)
        print(repr(input('your' + ' name? ')))
        """;
    try (RunningProgram program = RunningProgram.startAtTerminal(directory, "-c", code)) {
      program.screen().await("[True, True, True] True");
      program.screen().await("your name? ");
      program.type("typed\n");
      program.screen().await("'typed'");
      assertEquals(0, program.exitCode());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"while True: pass", "import time; time.sleep(100)", "input()"})
  void controlCAtATerminal(String code) throws Exception {
    assumeTrue(RunningProgram.hasTerminals(), "there is no 'script' to make a terminal");
    assumeTrue(RunningProgram.hearsInterrupts(), "SIGINT is ignored here");
    try (RunningProgram program =
        RunningProgram.startAtTerminal(directory, "-c", "print('ready', flush=True)\n" + code)) {
      program.screen().await("ready");
      program.type(CONTROL_C);
      assertInterrupted(program);
    }
  }

  @Test
  void aSessionAtATerminal() throws Exception {
    assumeTrue(RunningProgram.hasTerminals(), "there is no 'script' to make a terminal");
    try (RunningProgram program = RunningProgram.startAtTerminal(directory, "-q")) {
      program.screen().awaitPrompt();
      program.type("6 * 7\r");
      program.screen().await("42");
      program.screen().awaitPrompt();
      program.type("import time; print('slee' + 'ping'); time.sleep(100)\r");
      program.screen().await("sleeping");
      program.type(CONTROL_C);
      program.screen().await("KeyboardInterrupt");
      program.screen().awaitPrompt();
      program.type("exit(3)\r");
      assertEquals(3, program.exitCode());
    }
    String history = Files.readString(directory.resolve("state/jyodide/history"));
    assertTrue(history.contains("6 * 7"), history);
  }

  @Test
  void controlDEndsASession() throws Exception {
    assumeTrue(RunningProgram.hasTerminals(), "there is no 'script' to make a terminal");
    try (RunningProgram program = RunningProgram.startAtTerminal(directory)) {
      program.screen().await("Python 3.14");
      program.screen().awaitPrompt();
      program.type(CONTROL_D);
      assertEquals(0, program.exitCode());
    }
  }
}
