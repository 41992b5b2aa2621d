package org.jyodide.cli.repl;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;

/**
 * The standard input of programs in an interactive session: the same terminal that the lines are
 * typed at, line by line, read through JLine so that nothing typed ahead is lost.
 *
 * <p>A program's read may outlive the program, when Ctrl-C ends its wait for input; it must not
 * take what is then typed at the prompt. So it only reads between {@link #open} and {@link #shut}.
 */
final class TerminalInput extends InputStream {
  private static final long LOOK_MILLIS = 20;

  private final NonBlockingReader reader;
  private final ScreenLine screen;
  private ByteBuffer line = ByteBuffer.allocate(0);
  private boolean open;

  TerminalInput(Terminal terminal, ScreenLine screen) {
    this.reader = terminal.reader();
    this.screen = screen;
  }

  /** Lets programs read. */
  synchronized void open() {
    open = true;
    notifyAll();
  }

  /** Makes reads wait; what a program left of a line is dropped. */
  synchronized void shut() {
    open = false;
    line = ByteBuffer.allocate(0);
  }

  @Override
  public synchronized int read() throws IOException {
    return fill() ? line.get() & 0xFF : -1;
  }

  @Override
  public synchronized int read(byte[] bytes, int offset, int length) throws IOException {
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
  public synchronized int available() {
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
      c = readChar();
      if (c < 0) {
        break;
      }
      text.append(c == '\r' ? '\n' : (char) c);
    } while (c != '\n' && c != '\r');
    screen.ended();
    line = StandardCharsets.UTF_8.encode(CharBuffer.wrap(text));
    return line.hasRemaining();
  }

  /** Gives up the lock while it waits, so that the input can be shut. */
  private int readChar() throws IOException {
    try {
      while (true) {
        while (!open) {
          wait();
        }
        int c = reader.read(1);
        if (c != NonBlockingReader.READ_EXPIRED) {
          return c;
        }
        wait(LOOK_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for a line");
    }
  }
}
