package org.jyodide.cli.repl;

import java.util.OptionalInt;
import org.jyodide.internal.host.Interruptible;

/** The Python that an interactive session talks to. */
interface Session extends Interruptible {
  /** Whether what was typed can be run. */
  enum Status {
    /** It can be run, even if only to raise {@code SyntaxError}. */
    COMPLETE,
    /** More lines must follow. */
    INCOMPLETE
  }

  /** Whether {@code source} is a whole statement. */
  Status status(String source);

  /**
   * Runs statements, prints what they print and the exception that they raise.
   *
   * @return the exit code if they end the session
   */
  OptionalInt run(String source);

  /** What may stand before the cursor in place of the end of {@code line}. */
  Completions complete(String line);

  /** {@code sys.ps1} or {@code sys.ps2}. */
  String prompt(boolean continuation);
}
