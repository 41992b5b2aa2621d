package org.jyodide.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jyodide.StandardStream;

/**
 * What the command got from the system that started it.
 *
 * @param workingDirectory absolute
 * @param home the home directory of the user
 * @param environment the environment variables
 * @param terminals the standard streams that are a terminal
 */
public record HostProcess(
    Path workingDirectory,
    Path home,
    Map<String, String> environment,
    InputStream stdin,
    OutputStream stdout,
    OutputStream stderr,
    Set<StandardStream> terminals) {

  /**
   * This JVM. The streams are those of the system, without the buffers and encodings of {@link
   * System}: Python has its own.
   */
  static HostProcess current() {
    return new HostProcess(
        Path.of("").toAbsolutePath(),
        Path.of(System.getProperty("user.home")).toAbsolutePath(),
        System.getenv(),
        new FileInputStream(FileDescriptor.in),
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        TerminalStreams.detect());
  }

  /** Whether a standard stream is a terminal. */
  public boolean isTerminal(StandardStream stream) {
    return terminals.contains(stream);
  }

  /** Writes a text to standard output; a reader that has gone is no error. */
  public void print(String text) {
    write(stdout, text);
  }

  /** Writes one line to standard error, after the name of the command. */
  public void complain(String message) {
    write(stderr, "jyodide: " + message + System.lineSeparator());
  }

  private static void write(OutputStream stream, String text) {
    try {
      stream.write(text.getBytes(StandardCharsets.UTF_8));
      stream.flush();
    } catch (IOException e) {
      // Closed by the reader, as `head` does: there is nobody left to tell.
    }
  }
}
