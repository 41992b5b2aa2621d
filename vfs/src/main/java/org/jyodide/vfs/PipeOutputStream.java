package org.jyodide.vfs;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;

/** The side of a pipe where a thread of the host writes; it waits while the pipe is full. */
final class PipeOutputStream extends OutputStream {
  private final Pipe pipe;
  private final WaitQueue waits;
  private boolean closed;

  PipeOutputStream(Pipe pipe, WaitQueue waits) {
    this.pipe = pipe;
    this.waits = waits;
    pipe.addWriter();
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] source, int offset, int length) throws IOException {
    int written = 0;
    while (written < length) {
      long ticket = waits.ticket();
      if (closed) {
        throw new IOException("this pipe was closed and cannot be written to");
      }
      if (!pipe.hasReaders()) {
        throw new IOException("nobody reads the other end of this pipe any more");
      }
      int count = pipe.put(source, offset + written, length - written);
      written += count;
      if (count > 0) {
        waits.signal();
      } else {
        awaitAsHost(waits, ticket);
      }
    }
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      pipe.removeWriter();
      waits.signal();
    }
  }

  static void awaitAsHost(WaitQueue waits, long ticket) throws InterruptedIOException {
    try {
      waits.awaitAsHost(ticket);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for a pipe");
    }
  }
}
