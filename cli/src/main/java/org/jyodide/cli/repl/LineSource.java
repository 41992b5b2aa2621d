package org.jyodide.cli.repl;

import java.io.IOException;

/** Where the lines of an interactive session come from. */
interface LineSource {
  /**
   * Reads a whole statement, which may be several lines.
   *
   * @param prompt before the first line
   * @throws LineInterruptedException if the user gave up the line with Ctrl-C
   * @throws EndOfLinesException if there is no more
   */
  String read(String prompt) throws IOException, LineInterruptedException, EndOfLinesException;

  /** Writes a line to the user. */
  void println(String line);

  /** The user gave up the line. */
  final class LineInterruptedException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** The user ended the input. */
  final class EndOfLinesException extends Exception {
    private static final long serialVersionUID = 1L;
  }
}
