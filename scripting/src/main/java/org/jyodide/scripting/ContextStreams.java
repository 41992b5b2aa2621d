package org.jyodide.scripting;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import javax.script.ScriptContext;

/** The standard streams of Python as the reader and writers of the context that runs. */
final class ContextStreams {
  private volatile ScriptContext context;

  ContextStreams(ScriptContext context) {
    this.context = context;
  }

  /** Changes the context; returns the one before. */
  ScriptContext use(ScriptContext next) {
    ScriptContext before = context;
    context = next;
    return before;
  }

  OutputStream output() {
    return new Output(ScriptContext::getWriter);
  }

  OutputStream error() {
    return new Output(ScriptContext::getErrorWriter);
  }

  InputStream input() {
    return new Input();
  }

  private final class Output extends OutputStream {
    private final Function<ScriptContext, Writer> writer;
    private final CharsetDecoder decoder =
        StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE);
    private ByteBuffer rest = ByteBuffer.allocate(0);

    Output(Function<ScriptContext, Writer> writer) {
      this.writer = writer;
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
      ByteBuffer all = ByteBuffer.allocate(rest.remaining() + length);
      all.put(rest).put(bytes, offset, length).flip();
      CharBuffer chars = CharBuffer.allocate(all.remaining() + 1);
      decoder.decode(all, chars, false);
      rest = all;
      writer.apply(context).append(chars.flip());
    }

    @Override
    public void flush() throws IOException {
      writer.apply(context).flush();
    }
  }

  private final class Input extends InputStream {
    private byte[] bytes = {};
    private int at;

    @Override
    public int read() throws IOException {
      return fill() ? bytes[at++] & 0xFF : -1;
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (!fill()) {
        return -1;
      }
      int count = Math.min(length, bytes.length - at);
      System.arraycopy(bytes, at, target, offset, count);
      at += count;
      return count;
    }

    /** Takes a line at most, so that one reader can serve several contexts. */
    private boolean fill() throws IOException {
      if (at < bytes.length) {
        return true;
      }
      Reader reader = context.getReader();
      StringBuilder line = new StringBuilder();
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        line.append((char) c);
        if (c == '\n') {
          break;
        }
      }
      bytes = line.toString().getBytes(StandardCharsets.UTF_8);
      at = 0;
      return bytes.length > 0;
    }
  }
}
