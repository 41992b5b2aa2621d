package org.jyodide.internal.stdio;

import org.jyodide.Terminal;
import org.jyodide.vfs.TerminalSettings;

/**
 * What Python sees of the terminal behind a standard stream. Settings of the line are remembered so
 * that programs find what they set; the real line is the host's business.
 */
final class HostTerminal implements org.jyodide.vfs.Terminal {
  private final Terminal terminal;
  private TerminalSettings settings = TerminalSettings.defaults();

  HostTerminal(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public WindowSize windowSize() {
    return new WindowSize(terminal.rows(), terminal.columns());
  }

  @Override
  public TerminalSettings settings() {
    return settings;
  }

  @Override
  public void setSettings(TerminalSettings newSettings) {
    settings = newSettings;
  }
}
