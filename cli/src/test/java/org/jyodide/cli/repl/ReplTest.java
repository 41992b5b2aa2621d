package org.jyodide.cli.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplTest {
  private static final String INTERRUPT = "\u0003";

  private final FakeSession session = new FakeSession();
  private final List<String> shown = new ArrayList<>();

  private int run(String... typed) throws IOException {
    Deque<String> input = new ArrayDeque<>(List.of(typed));
    LineSource lines =
        new LineSource() {
          @Override
          public String read(String prompt) throws LineInterruptedException, EndOfLinesException {
            assertEquals(">>> ", prompt);
            if (input.isEmpty()) {
              throw new EndOfLinesException();
            }
            String line = input.remove();
            if (line.equals(INTERRUPT)) {
              throw new LineInterruptedException();
            }
            return line;
          }

          @Override
          public void println(String line) {
            shown.add(line);
          }
        };
    return new Repl(
            session,
            lines,
            session.screen,
            () -> session.ran.contains("refused") ? List.of("remark") : List.<String>of())
        .run();
  }

  @Test
  void runsWhatIsTypedUntilTheEnd() throws IOException {
    assertEquals(0, run("a", "", "  ", "b"));
    assertEquals(List.of("a", "b"), session.ran);
    assertEquals(List.of(""), shown);
  }

  @Test
  void endsWithTheExitCode() throws IOException {
    assertEquals(7, run("exit 7", "b"));
    assertEquals(List.of("exit 7"), session.ran);
  }

  @Test
  void anInterruptedLineIsGivenUp() throws IOException {
    run(INTERRUPT, "a");
    assertEquals(List.of("a"), session.ran);
    assertEquals(List.of("KeyboardInterrupt", ""), shown);
  }

  @Test
  void remarksFollowTheStatement() throws IOException {
    run("refused");
    assertEquals(List.of("remark", ""), shown);
  }

  @Test
  void promptsStartLines() throws IOException {
    run("print a\n", "print b", "print ");
    assertEquals(List.of("", ""), shown);
  }

  @Test
  void theHistoryIsWithTheStateOfTheUser() {
    Path home = Path.of("/h");
    assertEquals(Path.of("/h/.local/state/jyodide/history"), HistoryFile.of(Map.of(), home));
    assertEquals(
        Path.of("/s/jyodide/history"), HistoryFile.of(Map.of("XDG_STATE_HOME", "/s"), home));
    assertEquals(
        Path.of("/h/.local/state/jyodide/history"),
        HistoryFile.of(Map.of("XDG_STATE_HOME", "relative"), home));
    assertEquals(Path.of("/l/jyodide/history"), HistoryFile.of(Map.of("LOCALAPPDATA", "/l"), home));
  }
}
