package org.jyodide.vfs.archive;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The bytes of an archive, read at any place. */
interface ArchiveBytes extends AutoCloseable {
  long size();

  /** Reads exactly the given range. */
  void read(long position, byte[] target, int offset, int length) throws IOException;

  @Override
  void close() throws IOException;

  /** Reads a range into a new array. The caller has checked that the length is reasonable. */
  default byte[] read(long position, long length) throws IOException {
    if (length < 0 || position < 0 || length > size() - position) {
      throw new EOFException("the archive ends before byte " + (position + length));
    }
    byte[] bytes = new byte[Math.toIntExact(length)];
    read(position, bytes, 0, bytes.length);
    return bytes;
  }

  static ArchiveBytes of(byte[] bytes) {
    return new ArchiveBytes() {
      @Override
      public long size() {
        return bytes.length;
      }

      @Override
      public void read(long position, byte[] target, int offset, int length) throws IOException {
        if (position < 0 || length > bytes.length - position) {
          throw new EOFException("the archive ends before byte " + (position + length));
        }
        System.arraycopy(bytes, (int) position, target, offset, length);
      }

      @Override
      public void close() {}
    };
  }

  static ArchiveBytes of(Path path) throws IOException {
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
    long size = channel.size();
    return new ArchiveBytes() {
      @Override
      public long size() {
        return size;
      }

      @Override
      public void read(long position, byte[] target, int offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(target, offset, length);
        while (buffer.hasRemaining()) {
          if (channel.read(buffer, position + length - buffer.remaining()) < 0) {
            throw new EOFException("the archive ends before byte " + (position + length));
          }
        }
      }

      @Override
      public void close() throws IOException {
        channel.close();
      }
    };
  }
}
