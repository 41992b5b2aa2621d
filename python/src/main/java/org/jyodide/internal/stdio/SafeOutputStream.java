package org.jyodide.internal.stdio;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** The caller's stream; whatever it throws is an I/O error, which Python can handle. */
final class SafeOutputStream extends FilterOutputStream {
  SafeOutputStream(OutputStream stream) {
    super(stream);
  }

  @Override
  public void write(byte[] source, int offset, int length) throws IOException {
    try {
      out.write(source, offset, length);
    } catch (RuntimeException e) {
      throw new IOException("the stream threw " + e, e);
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      out.flush();
    } catch (RuntimeException e) {
      throw new IOException("the stream threw " + e, e);
    }
  }
}
