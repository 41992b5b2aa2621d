package org.jyodide.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.jyodide.StandardStream;

/**
 * Finds out which standard streams are a terminal, without native code and without starting a
 * process.
 */
final class TerminalStreams {
  /** Set by the launcher script, which can ask the system: the descriptors, such as {@code 012}. */
  static final String PROPERTY = "jyodide.terminals";

  private TerminalStreams() {}

  static Set<StandardStream> detect() {
    String known = System.getProperty(PROPERTY);
    Set<StandardStream> terminals = EnumSet.noneOf(StandardStream.class);
    for (StandardStream stream : StandardStream.values()) {
      if (known != null ? known.indexOf('0' + stream.ordinal()) >= 0 : isTerminal(stream)) {
        terminals.add(stream);
      }
    }
    return terminals;
  }

  private static boolean isTerminal(StandardStream stream) {
    Path link = Path.of("/proc/self/fd/" + stream.ordinal());
    try {
      String target = Files.readSymbolicLink(link).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException | UnsupportedOperationException e) {
      // No Linux: the JVM only tells whether both standard input and output are a terminal.
      return stream != StandardStream.STDERR && hasConsole();
    }
  }

  /** From JDK 22 on there is always a console, which says by {@code isTerminal} what it is. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean hasConsole() {
    Console console = System.console();
    if (console == null || Runtime.version().feature() < 22) {
      return console != null;
    }
    try {
      return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
