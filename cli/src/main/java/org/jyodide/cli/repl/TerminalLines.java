package org.jyodide.cli.repl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.Reference;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.utils.InfoCmp.Capability;

/** Lines typed at a terminal, with editing, history and completion by JLine. */
final class TerminalLines implements LineSource {
  private static final String TAB_WIDGET = "complete-or-indent";

  private final Terminal terminal;
  private final Session session;
  private final LineReader reader;
  private final boolean coloured;

  /**
   * Lines typed at {@code terminal}.
   *
   * @param history the file that keeps what was typed; if it cannot be written, nothing is kept
   * @param coloured whether the prompt may have a colour, if the terminal can show it
   */
  TerminalLines(Terminal terminal, Session session, Path history, boolean coloured) {
    this.terminal = terminal;
    this.session = session;
    Integer colours = terminal.getNumericCapability(Capability.max_colors);
    this.coloured = coloured && !isDumb() && colours != null && colours >= 8;
    LineReaderBuilder builder =
        LineReaderBuilder.builder()
            .appName("jyodide")
            .terminal(terminal)
            .parser(new StatementParser(session, this::moreIsThere))
            .completer((lineReader, line, candidates) -> complete(line, candidates))
            .variable(LineReader.INDENTATION, isDumb() ? 0 : StatementParser.INDENTATION)
            .variable(LineReader.SECONDARY_PROMPT_PATTERN, "%M")
            // Exclamation marks and backslashes are Python's.
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.INSERT_BRACKET, false)
            .option(LineReader.Option.HISTORY_REDUCE_BLANKS, false)
            .option(LineReader.Option.HISTORY_IGNORE_SPACE, false)
            .option(LineReader.Option.AUTO_REMOVE_SLASH, false)
            .option(LineReader.Option.AUTO_PARAM_SLASH, false);
    if (canKeep(history)) {
      builder.variable(LineReader.HISTORY_FILE, history);
    }
    this.reader = builder.build();
    reader.getWidgets().put(TAB_WIDGET, this::completeOrIndent);
    KeyMap<Binding> keys = Objects.requireNonNull(reader.getKeyMaps().get(LineReader.MAIN));
    keys.bind(new Reference(TAB_WIDGET), KeyMap.ctrl('I'));
  }

  private boolean moreIsThere() {
    try {
      return terminal.reader().peek(1) >= 0;
    } catch (IOException e) {
      return false;
    }
  }

  private boolean isDumb() {
    return terminal.getType().startsWith(Terminal.TYPE_DUMB);
  }

  private static boolean canKeep(Path history) {
    Path directory = history.getParent();
    try {
      if (directory != null) {
        Files.createDirectories(directory);
      }
    } catch (IOException | UncheckedIOException e) {
      return false;
    }
    return Files.exists(history)
        ? Files.isRegularFile(history) && Files.isWritable(history)
        : directory != null && Files.isWritable(directory);
  }

  /** Tab before the code of a line indents it. */
  private boolean completeOrIndent() {
    String before = reader.getBuffer().upToCursor();
    if (before.substring(before.lastIndexOf('\n') + 1).isBlank()) {
      reader.getBuffer().write(" ".repeat(StatementParser.INDENTATION));
    } else {
      reader.callWidget(LineReader.EXPAND_OR_COMPLETE);
    }
    return true;
  }

  private void complete(ParsedLine parsed, List<Candidate> candidates) {
    String before = parsed.line().substring(0, parsed.cursor());
    int lineStart = before.lastIndexOf('\n') + 1;
    Completions completions = session.complete(before.substring(lineStart));
    String word = parsed.word();
    int offset = before.length() - word.length() - lineStart - completions.start();
    for (String text : completions.texts()) {
      if (offset >= 0 && offset <= text.length()) {
        String value = text.substring(offset);
        candidates.add(new Candidate(value, value, null, null, null, null, false));
      }
    }
  }

  @Override
  public String read(String prompt)
      throws IOException, LineInterruptedException, EndOfLinesException {
    ((LineReaderImpl) reader)
        .setVariable(LineReader.SECONDARY_PROMPT_PATTERN, escaped(styled(session.prompt(true))));
    try {
      return reader.readLine(styled(prompt));
    } catch (UserInterruptException e) {
      throw new LineInterruptedException();
    } catch (EndOfFileException e) {
      throw new EndOfLinesException();
    }
  }

  private String styled(String prompt) {
    return coloured
        ? new AttributedString(prompt, AttributedStyle.BOLD.foreground(AttributedStyle.MAGENTA))
            .toAnsi(terminal)
        : prompt;
  }

  /** In the pattern of the secondary prompt a percent sign starts a directive. */
  private static String escaped(String prompt) {
    return prompt.replace("%", "%%");
  }

  @Override
  public void println(String line) {
    terminal.writer().println(line);
    terminal.flush();
  }
}
