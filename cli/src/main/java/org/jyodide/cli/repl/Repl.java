package org.jyodide.cli.repl;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jyodide.cli.repl.LineSource.EndOfLinesException;
import org.jyodide.cli.repl.LineSource.LineInterruptedException;

/** Reads, runs, prints, until the user has enough. */
final class Repl {
  private final Session session;
  private final LineSource lines;
  private final ScreenLine screen;
  private final Supplier<List<String>> remarks;

  /** A loop that prints {@code remarks} after each statement. */
  Repl(Session session, LineSource lines, ScreenLine screen, Supplier<List<String>> remarks) {
    this.screen = screen;
    this.session = session;
    this.lines = lines;
    this.remarks = remarks;
  }

  /** Runs to the end and returns the exit code. */
  int run() throws IOException {
    while (true) {
      String source;
      if (!screen.isAtStart()) {
        lines.println("");
        screen.ended();
      }
      try {
        source = lines.read(session.prompt(false));
      } catch (LineInterruptedException e) {
        lines.println("KeyboardInterrupt");
        continue;
      } catch (EndOfLinesException e) {
        lines.println("");
        return 0;
      }
      if (source.isBlank()) {
        continue;
      }
      OptionalInt exitCode = session.run(source);
      remarks.get().forEach(lines::println);
      if (exitCode.isPresent()) {
        return exitCode.getAsInt();
      }
    }
  }
}
