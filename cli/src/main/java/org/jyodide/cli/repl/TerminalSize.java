package org.jyodide.cli.repl;

import org.jline.terminal.Terminal;

/** The size of JLine's terminal, as Python asks for it. */
record TerminalSize(Terminal terminal) implements org.jyodide.Terminal {
  @Override
  public int columns() {
    return Math.max(1, terminal.getColumns());
  }

  @Override
  public int rows() {
    return Math.max(1, terminal.getRows());
  }
}
