package org.jyodide.cli.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.jyodide.cli.repl.LineSource.EndOfLinesException;
import org.jyodide.cli.repl.LineSource.LineInterruptedException;

/** Types keys at a terminal that is no device: its line discipline is JLine's. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class TerminalLinesTest {
  @TempDir private Path directory;
  private final FakeSession session = new FakeSession();
  private Typist typist;

  @BeforeEach
  void open() throws IOException {
    typist = new Typist(directory);
  }

  @AfterEach
  void close() throws IOException {
    typist.close();
  }

  private TerminalLines lines(boolean coloured) {
    return new TerminalLines(
        typist.terminal(), session, directory.resolve("state/history"), coloured);
  }

  @Test
  void editsALine() throws Exception {
    typist.press("prinX\bt('ä')\u0001# \r");
    assertEquals("# print('ä')", lines(false).read(">>> "));
  }

  @Test
  void blocksAreIndentedAndEndAtABlankLine() throws Exception {
    TerminalLines lines = lines(false);
    FutureTask<String> block = new FutureTask<>(() -> lines.read(">>> "));
    new Thread(block, "reader").start();
    typist.screen().awaitPrompt();
    typist.press("if x:\r");
    typist.screen().await("100% ");
    typist.press("a()\r");
    typist.screen().await("100% ");
    typist.press("pass\r");
    typist.screen().await("100% ");
    typist.press("\r");
    assertEquals("if x:\n    a()\n    pass", block.get(120, TimeUnit.SECONDS).stripTrailing());
  }

  @Test
  void whatComesAtOnceKeepsItsIndentation() throws Exception {
    typist.press("if x:\r  a()\r  b()\r\r");
    assertEquals("if x:\n  a()\n  b()\n", lines(false).read(">>> "));
  }

  @Test
  void tabCompletesOrIndents() throws Exception {
    typist.press("pri\t1)\r\tx\r");
    TerminalLines lines = lines(false);
    assertEquals("print(1)", lines.read(">>> "));
    assertEquals("    x", lines.read(">>> "));
  }

  @Test
  void exclamationMarksAndBackslashesStay() throws Exception {
    typist.press("a != '\\n!!'\r");
    assertEquals("a != '\\n!!'", lines(false).read(">>> "));
  }

  @Test
  void historyIsKept() throws Exception {
    typist.press("first\r");
    lines(false).read(">>> ");
    assertTrue(Files.readString(directory.resolve("state/history")).contains("first"));
    typist.press("\u001bOA\r");
    assertEquals("first", lines(false).read(">>> "));
  }

  @Test
  void aHistoryThatCannotBeKeptIsNoError() throws Exception {
    Files.createFile(directory.resolve("state"));
    typist.press("x\r");
    assertEquals("x", lines(false).read(">>> "));
  }

  @Test
  void controlDOnAnEmptyLineEndsTheInput() {
    TerminalLines lines = lines(false);
    assertThrows(
        EndOfLinesException.class,
        () -> {
          typist.press("\u0004");
          lines.read(">>> ");
        });
  }

  @Test
  void controlCGivesUpTheLine() throws Exception {
    TerminalLines lines = lines(false);
    FutureTask<String> given = new FutureTask<>(() -> lines.read(">>> "));
    new Thread(given, "reader").start();
    typist.screen().awaitPrompt();
    typist.press("unwanted");
    typist.screen().await("unwanted");
    typist.press("\u0003");
    ExecutionException failure =
        assertThrows(ExecutionException.class, () -> given.get(120, TimeUnit.SECONDS));
    assertInstanceOf(LineInterruptedException.class, failure.getCause());
  }

  @Test
  void thePromptIsColouredWhereTheTerminalCan() throws Exception {
    typist.press("a\rb\r");
    lines(false).read("plain> ");
    lines(true).read("coloured> ");
    String raw = typist.screen().raw();
    assertTrue(raw.matches("(?s).*\u001b\\[[0-9;]*35[0-9;]*mcoloured> .*"), raw);
    assertFalse(raw.matches("(?s).*\u001b\\[[0-9;]*35[0-9;]*mplain> .*"), raw);
  }

  @Test
  void programsReadTheSameTerminal() throws Exception {
    typist.press("x\rhällo\rrest");
    lines(false).read(">>> ");
    TerminalInput input = new TerminalInput(typist.terminal(), new ScreenLine());
    input.open();
    byte[] bytes = new byte[100];
    int count = input.read(bytes, 0, 100);
    assertEquals("hällo\n", new String(bytes, 0, count, StandardCharsets.UTF_8));
  }

  @Test
  void aReadThatOutlivesItsProgramTakesNothing() throws Exception {
    TerminalInput input = new TerminalInput(typist.terminal(), new ScreenLine());
    TerminalLines lines = lines(false);
    input.open();
    FutureTask<Integer> left = new FutureTask<>(() -> input.read());
    Thread program = new Thread(left, "program");
    program.start();
    while (program.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    input.shut();
    typist.press("typed at the prompt\r");
    assertEquals("typed at the prompt", lines.read(">>> "));
    input.open();
    typist.press("z\r");
    assertEquals('z', left.get(120, TimeUnit.SECONDS));
  }
}
