package org.jyodide.cli.repl;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Whether the cursor stands at the start of a line, as a prompt wants it; programs may leave it
 * behind what they printed.
 */
final class ScreenLine {
  private volatile boolean atStart = true;

  boolean isAtStart() {
    return atStart;
  }

  /** A line was ended by something other than output: by the user, or by the prompt. */
  void ended() {
    atStart = true;
  }

  /** A stream to the screen that is watched for ends of lines. */
  OutputStream watch(OutputStream stream) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        stream.write(b);
        atStart = b == '\n';
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        stream.write(bytes, offset, length);
        if (length > 0) {
          atStart = bytes[offset + length - 1] == '\n';
        }
      }

      @Override
      public void flush() throws IOException {
        stream.flush();
      }
    };
  }
}
