package org.jyodide.cli.repl;

import java.nio.file.Path;
import java.util.Map;

/** Where the lines typed are kept: with the other state of the user's programs. */
final class HistoryFile {
  private HistoryFile() {}

  /**
   * By the XDG base directory specification; on Windows in the local application data.
   *
   * @param home the home directory of the user
   */
  static Path of(Map<String, String> environment, Path home) {
    String state = environment.getOrDefault("XDG_STATE_HOME", "");
    String local = environment.getOrDefault("LOCALAPPDATA", "");
    Path directory;
    if (!state.isEmpty() && Path.of(state).isAbsolute()) {
      directory = Path.of(state);
    } else if (!local.isEmpty()) {
      directory = Path.of(local);
    } else {
      directory = home.resolve(".local").resolve("state");
    }
    return directory.resolve("jyodide").resolve("history");
  }
}
