package org.jyodide.vfs;

/** The side of a pipe where the guest reads, or both sides of a FIFO opened for both. */
final class PipeReader extends OpenFile {
  private final Pipe pipe;
  private final WaitQueue waits;

  PipeReader(Node node, int flags, Pipe pipe, WaitQueue waits) {
    super(node, flags);
    this.pipe = pipe;
    this.waits = waits;
    pipe.addReader();
    if (isWritable()) {
      pipe.addWriter();
    }
    waits.signal();
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    while (true) {
      long ticket = waits.ticket();
      boolean end = !pipe.hasWriters();
      int count = pipe.take(target, offset, length);
      if (count > 0) {
        waits.signal();
        return count;
      }
      if (end) {
        return 0;
      }
      if (isNonBlocking()) {
        throw Errno.EAGAIN.exception();
      }
      waits.await(ticket);
    }
  }

  @Override
  public int write(byte[] source, int offset, int length) {
    requireWritable();
    return PipeWriter.write(this, pipe, waits, source, offset, length);
  }

  @Override
  public int readiness() {
    int readable = pipe.available() > 0 ? Readiness.READABLE : 0;
    if (isWritable()) {
      return readable | (pipe.free() >= Pipe.ATOMIC ? Readiness.WRITABLE : 0);
    }
    return readable | (pipe.hasWriters() ? 0 : Readiness.HANG_UP);
  }

  @Override
  public long available() {
    return pipe.available();
  }

  @Override
  protected void close() {
    pipe.removeReader();
    if (isWritable()) {
      pipe.removeWriter();
    }
    waits.signal();
  }
}
