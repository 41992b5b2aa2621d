package org.jyodide.internal.stdio;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The caller's stream; whatever it throws is an I/O error, which Python can handle. */
final class SafeInputStream extends FilterInputStream {
  SafeInputStream(InputStream stream) {
    super(stream);
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    try {
      return super.read(target, offset, length);
    } catch (RuntimeException e) {
      throw new IOException("the stream threw " + e, e);
    }
  }
}
