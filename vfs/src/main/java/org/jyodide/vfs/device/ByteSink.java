package org.jyodide.vfs.device;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.jyodide.vfs.Errno;

/** Where a stream device puts its output. Written to by the guest thread only. */
@FunctionalInterface
public interface ByteSink {
  /** Takes all bytes, which it must not keep a reference to. May throw ErrnoException. */
  void write(byte[] source, int offset, int length);

  /** Hands on what was held back. */
  default void flush() {}

  /**
   * A sink that writes to a stream and flushes it each time: the C library of the guest has a
   * buffer of its own. A stream that fails is {@link Errno#EPIPE} or {@link Errno#ENOSPC} if it
   * says so, else {@link Errno#EIO}.
   */
  static ByteSink to(OutputStream stream) {
    return (source, offset, length) -> {
      try {
        stream.write(source, offset, length);
        stream.flush();
      } catch (IOException e) {
        throw byReason(String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT)).exception();
      }
    };
  }

  private static Errno byReason(String message) {
    if (message.contains("broken pipe")) {
      return Errno.EPIPE;
    }
    boolean full = message.contains("no space left") || message.contains("not enough space");
    return full ? Errno.ENOSPC : Errno.EIO;
  }
}
