package org.jyodide.cli.repl;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/**
 * Tells JLine when a statement is whole, and what Tab completes: the end of the last line, as the
 * session sees it.
 */
final class StatementParser implements Parser {
  static final int INDENTATION = 4;

  private final Session session;
  private final BooleanSupplier moreIsThere;

  /**
   * A parser for what is typed in a session.
   *
   * @param moreIsThere whether more was typed than has been read: then it is pasted or comes from a
   *     program, and brings its own indentation
   */
  StatementParser(Session session, BooleanSupplier moreIsThere) {
    this.session = session;
    this.moreIsThere = moreIsThere;
  }

  @Override
  public ParsedLine parse(String text, int cursor, ParseContext context) {
    if ((context == ParseContext.ACCEPT_LINE || context == ParseContext.UNSPECIFIED)
        && !text.isBlank()
        && session.status(text) == Session.Status.INCOMPLETE) {
      int indentation = moreIsThere.getAsBoolean() ? 0 : indentationAfter(text);
      throw new EOFError(-1, -1, "incomplete statement", null, indentation, null);
    }
    return new StatementLine(text, cursor);
  }

  /** How many levels deep the next line starts. */
  private static int indentationAfter(String text) {
    String last = text.substring(text.lastIndexOf('\n') + 1);
    String code = last.strip();
    int level = (last.length() - last.stripLeading().length()) / INDENTATION;
    if (code.endsWith(":")) {
      return level + 1;
    }
    boolean leaves =
        code.equals("pass")
            || code.equals("break")
            || code.equals("continue")
            || code.equals("return")
            || code.startsWith("return ")
            || code.startsWith("raise ");
    return leaves ? Math.max(0, level - 1) : level;
  }

  @Override
  public boolean isEscapeChar(char c) {
    return false;
  }

  /** The text as a single word from the completions' start; JLine replaces that word. */
  private record StatementLine(String line, int cursor) implements CompletingParsedLine {
    @Override
    public String word() {
      return line.substring(wordStart(line, cursor), cursor);
    }

    @Override
    public int wordCursor() {
      return cursor - wordStart(line, cursor);
    }

    @Override
    public int wordIndex() {
      return 0;
    }

    @Override
    public List<String> words() {
      return List.of(word());
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
      return candidate;
    }

    @Override
    public int rawWordCursor() {
      return wordCursor();
    }

    @Override
    public int rawWordLength() {
      return word().length();
    }
  }

  /** The delimiters are those of readline, which rlcompleter expects. */
  static int wordStart(String line, int cursor) {
    int start = cursor;
    while (start > 0
        && " \t\n`~!@#$%^&*()-=+[{]}\\|;:'\",<>/?".indexOf(line.charAt(start - 1)) < 0) {
      start--;
    }
    return start;
  }
}
