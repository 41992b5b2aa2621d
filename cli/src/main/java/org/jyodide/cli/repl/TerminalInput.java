package org.jyodide.cli.repl;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;

/**
 * The standard input of programs in an interactive session: the same terminal that the lines are
 * typed at, line by line, read through JLine so that nothing typed ahead is lost.
 */
final class TerminalInput extends InputStream {
  private final NonBlockingReader reader;
  private ByteBuffer line = ByteBuffer.allocate(0);

  TerminalInput(Terminal terminal) {
    this.reader = terminal.reader();
  }

  @Override
  public int read() throws IOException {
    return fill() ? line.get() & 0xFF : -1;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, line.remaining());
    line.get(bytes, offset, count);
    return count;
  }

  @Override
  public int available() {
    return line.remaining();
  }

  /** Reads a line if nothing of the last is left; false at the end of input. */
  private boolean fill() throws IOException {
    if (line.hasRemaining()) {
      return true;
    }
    StringBuilder text = new StringBuilder();
    int c;
    do {
      c = reader.read();
      if (c < 0) {
        break;
      }
      text.append(c == '\r' ? '\n' : (char) c);
    } while (c != '\n' && c != '\r');
    line = StandardCharsets.UTF_8.encode(CharBuffer.wrap(text));
    return line.hasRemaining();
  }
}
