package org.jyodide.vfs;

/** The terminal behind a device: what {@code isatty} and the terminal requests of ioctl ask for. */
public interface Terminal {
  /**
   * Size of the window.
   *
   * @param rows lines of text
   * @param columns characters in a line
   */
  record WindowSize(int rows, int columns) {}

  /** The present size of the window. */
  WindowSize windowSize();

  /** The present settings of the line. */
  TerminalSettings settings();

  /** Changes the settings of the line. */
  void setSettings(TerminalSettings settings);
}
