package org.jyodide.vfs.device;

import java.util.Optional;
import org.jyodide.vfs.DeviceRegistry.DeviceDriver;
import org.jyodide.vfs.Errno;
import org.jyodide.vfs.Node;
import org.jyodide.vfs.OpenFile;
import org.jyodide.vfs.Readiness;
import org.jyodide.vfs.Terminal;
import org.jyodide.vfs.WaitQueue;

/** A device without positions: input from a source, output to a sink, perhaps a terminal. */
public final class StreamDevice implements DeviceDriver {
  private final ByteSource source;
  private final ByteSink sink;
  private final Optional<Terminal> terminal;
  private final WaitQueue waits;

  /** A device of the given ends. The queue is where a read waits for the source. */
  public StreamDevice(
      ByteSource source, ByteSink sink, Optional<Terminal> terminal, WaitQueue waits) {
    this.source = source;
    this.sink = sink;
    this.terminal = terminal;
    this.waits = waits;
  }

  @Override
  public OpenFile open(Node node, int flags) {
    return new OpenStream(node, flags);
  }

  private final class OpenStream extends OpenFile {
    OpenStream(Node node, int flags) {
      super(node, flags);
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      requireReadable();
      if (length == 0) {
        return 0;
      }
      while (true) {
        long ticket = waits.ticket();
        int count = source.read(target, offset, length);
        if (count != 0) {
          return Math.max(0, count);
        }
        if (isNonBlocking()) {
          throw Errno.EAGAIN.exception();
        }
        waits.await(ticket);
      }
    }

    @Override
    public int write(byte[] bytes, int offset, int length) {
      requireWritable();
      sink.write(bytes, offset, length);
      return length;
    }

    @Override
    public void sync(boolean dataOnly) {
      sink.flush();
    }

    @Override
    public int readiness() {
      int writable = isWritable() ? Readiness.WRITABLE : 0;
      return isReadable() && source.isReady() ? writable | Readiness.READABLE : writable;
    }

    @Override
    public Optional<Terminal> terminal() {
      return terminal;
    }
  }
}
