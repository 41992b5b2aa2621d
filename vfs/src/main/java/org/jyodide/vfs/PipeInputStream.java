package org.jyodide.vfs;

import java.io.IOException;
import java.io.InputStream;

/** The side of a pipe where a thread of the host reads; it waits while the pipe is empty. */
final class PipeInputStream extends InputStream {
  private final Pipe pipe;
  private final WaitQueue waits;
  private volatile boolean closed;

  PipeInputStream(Pipe pipe, WaitQueue waits) {
    this.pipe = pipe;
    this.waits = waits;
    pipe.addReader();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (true) {
      long ticket = waits.ticket();
      if (closed) {
        throw new IOException("this pipe was closed and cannot be read");
      }
      boolean end = !pipe.hasWriters();
      int count = pipe.take(target, offset, length);
      if (count > 0) {
        waits.signal();
        return count;
      }
      if (end) {
        return -1;
      }
      PipeOutputStream.awaitAsHost(waits, ticket);
    }
  }

  @Override
  public int available() {
    return pipe.available();
  }

  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    pipe.removeReader();
    waits.signal();
  }
}
