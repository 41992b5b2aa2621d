package org.jyodide.vfs;

/** The side of a pipe where the guest writes. */
final class PipeWriter extends OpenFile {
  private final Pipe pipe;
  private final WaitQueue waits;

  PipeWriter(Node node, int flags, Pipe pipe, WaitQueue waits) {
    super(node, flags);
    this.pipe = pipe;
    this.waits = waits;
    pipe.addWriter();
    waits.signal();
  }

  @Override
  public int write(byte[] source, int offset, int length) {
    return write(this, pipe, waits, source, offset, length);
  }

  @Override
  public int readiness() {
    if (!pipe.hasReaders()) {
      return Readiness.WRITABLE | Readiness.ERROR;
    }
    return pipe.free() >= Pipe.ATOMIC ? Readiness.WRITABLE : 0;
  }

  @Override
  public long available() {
    return pipe.available();
  }

  @Override
  protected void close() {
    pipe.removeWriter();
    waits.signal();
  }

  static int write(
      OpenFile file, Pipe pipe, WaitQueue waits, byte[] source, int offset, int length) {
    int written = 0;
    while (written < length) {
      long ticket = waits.ticket();
      if (!pipe.hasReaders()) {
        throw Errno.EPIPE.exception();
      }
      int count = pipe.put(source, offset + written, length - written);
      written += count;
      if (count > 0) {
        waits.signal();
        continue;
      }
      if (file.isNonBlocking()) {
        if (written > 0) {
          return written;
        }
        throw Errno.EAGAIN.exception();
      }
      if (!awaitRoom(waits, ticket, written)) {
        return written;
      }
    }
    return written;
  }

  /** Waits; false if it was interrupted after part of the bytes went out, which is no error. */
  private static boolean awaitRoom(WaitQueue waits, long ticket, int written) {
    try {
      waits.await(ticket);
      return true;
    } catch (ErrnoException e) {
      if (e.errno() == Errno.EINTR && written > 0) {
        return false;
      }
      throw e;
    }
  }
}
