package org.jyodide.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Passes everything on and remembers the last few kilobytes. */
final class OutputTail extends OutputStream {
  private static final int CAPACITY = 4096;

  private final OutputStream out;
  private final byte[] ring = new byte[CAPACITY];
  private long written;

  OutputTail(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int b) throws IOException {
    out.write(b);
    remember((byte) b);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    for (int i = Math.max(0, length - CAPACITY); i < length; i++) {
      remember(bytes[offset + i]);
    }
  }

  private synchronized void remember(byte b) {
    ring[(int) (written++ % CAPACITY)] = b;
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  /** What is remembered; the next call starts anew. */
  synchronized String takeText() {
    int length = (int) Math.min(written, CAPACITY);
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = ring[(int) ((written - length + i) % CAPACITY)];
    }
    written = 0;
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
