package org.jyodide.cli.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Types keys at a terminal that is no device: its line discipline is JLine's. */
@Timeout(20)
@org.junit.jupiter.api.Tag("terminal")
class TerminalLinesTest {
  @TempDir private Path directory;
  private final FakeSession session = new FakeSession();
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final PipedOutputStream keyboard = new PipedOutputStream();
  // One thread to the end: a pipe whose last writer has died is broken.
  private final ExecutorService hand = Executors.newSingleThreadExecutor();
  private Terminal terminal;

  @BeforeEach
  void open() throws IOException {
    terminal = open("xterm-256color");
  }

  private Terminal open(String type) throws IOException {
    return TerminalBuilder.builder()
        .system(false)
        .streams(new PipedInputStream(keyboard, 1 << 16), screen)
        .encoding(StandardCharsets.UTF_8)
        .type(type)
        .build();
  }

  @AfterEach
  void close() throws IOException {
    terminal.close();
    hand.shutdownNow();
  }

  private TerminalLines lines(boolean coloured) {
    return new TerminalLines(terminal, session, directory.resolve("state/history"), coloured);
  }

  private void press(String keys) throws IOException {
    keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
    keyboard.flush();
  }

  @Test
  void editsALine() throws Exception {
    press("prinX\bt('ä')\u0001# \r");
    assertEquals("# print('ä')", lines(false).read(">>> "));
  }

  @Test
  void whatIsPastedKeepsItsIndentation() throws Exception {
    press("if x:\r  a()\r  b()\r\r");
    assertEquals("if x:\n  a()\n  b()\n", lines(false).read(">>> "));
  }

  @Test
  void tabCompletesOrIndents() throws Exception {
    press("pri\t1)\r\tx\r");
    TerminalLines lines = lines(false);
    assertEquals("print(1)", lines.read(">>> "));
    assertEquals("    x", lines.read(">>> "));
  }

  @Test
  void exclamationMarksAndBackslashesStay() throws Exception {
    press("a != '\\n!!'\r");
    assertEquals("a != '\\n!!'", lines(false).read(">>> "));
  }

  @Test
  void historyIsKept() throws Exception {
    press("first\r");
    lines(false).read(">>> ");
    assertTrue(Files.readString(directory.resolve("state/history")).contains("first"));
    press("\u001bOA\r");
    assertEquals("first", lines(false).read(">>> "));
  }

  @Test
  void aHistoryThatCannotBeKeptIsNoError() throws Exception {
    Files.createFile(directory.resolve("state"));
    press("x\r");
    assertEquals("x", lines(false).read(">>> "));
  }

  @Test
  void programsReadTheSameTerminal() throws Exception {
    press("x\rhällo\rrest");
    lines(false).read(">>> ");
    TerminalInput input = new TerminalInput(terminal, new ScreenLine());
    input.open();
    byte[] bytes = new byte[100];
    int count = input.read(bytes, 0, 100);
    assertEquals("hällo\n", new String(bytes, 0, count, StandardCharsets.UTF_8));
  }

  @Test
  void aReadThatOutlivesItsProgramTakesNothing() throws Exception {
    TerminalInput input = new TerminalInput(terminal, new ScreenLine());
    TerminalLines lines = lines(false);
    input.open();
    Future<Integer> left = hand.submit(() -> input.read());
    Thread.sleep(50);
    input.shut();
    press("typed at the prompt\r");
    assertEquals("typed at the prompt", lines.read(">>> "));
    input.open();
    press("z\r");
    assertEquals('z', left.get());
  }
}
