package org.jyodide.vfs.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import org.jyodide.vfs.Errno;
import org.jyodide.vfs.FileContent;

/** The content of an open file of the host. */
final class HostContent implements FileContent {
  /** Java copies through a buffer outside the heap, of this size at most, which it keeps. */
  private static final int STEP = 256 * 1024;

  private final SeekableByteChannel channel;

  HostContent(SeekableByteChannel channel) {
    this.channel = channel;
  }

  @Override
  public long size() {
    return HostErrors.run(channel::size);
  }

  @Override
  public int read(long position, byte[] target, int offset, int length) {
    return HostErrors.run(
        () -> {
          int done = 0;
          while (done < length) {
            int step = Math.min(STEP, length - done);
            int count = readOnce(position + done, ByteBuffer.wrap(target, offset + done, step));
            if (count <= 0) {
              break;
            }
            done += count;
          }
          return done;
        });
  }

  @Override
  public int write(long position, byte[] source, int offset, int length) {
    requireNoOverflow(position, length);
    return HostErrors.run(
        () -> {
          int done = 0;
          while (done < length) {
            int step = Math.min(STEP, length - done);
            try {
              done += writeOnce(position + done, ByteBuffer.wrap(source, offset + done, step));
            } catch (IOException e) {
              if (done > 0) {
                break;
              }
              throw e;
            }
          }
          return done;
        });
  }

  @Override
  public void setSize(long size) {
    HostErrors.run(
        () -> {
          if (size < channel.size()) {
            channel.truncate(size);
          } else if (size > channel.size()) {
            writeOnce(size - 1, ByteBuffer.wrap(new byte[1]));
          }
          return size;
        });
  }

  /** Only grows the file: Java has no means to reserve storage. */
  @Override
  public void allocate(long position, long length) {
    requireNoOverflow(position, length);
    if (size() < position + length) {
      setSize(position + length);
    }
  }

  @Override
  public void sync(boolean dataOnly) {
    if (channel instanceof FileChannel file) {
      HostErrors.run(
          () -> {
            file.force(!dataOnly);
            return file;
          });
    }
  }

  @Override
  public void close() {
    HostErrors.run(
        () -> {
          channel.close();
          return channel;
        });
  }

  private int readOnce(long position, ByteBuffer buffer) throws IOException {
    if (channel instanceof FileChannel file) {
      return file.read(buffer, position);
    }
    return position >= channel.size() ? -1 : channel.position(position).read(buffer);
  }

  private int writeOnce(long position, ByteBuffer buffer) throws IOException {
    return channel instanceof FileChannel file
        ? file.write(buffer, position)
        : channel.position(position).write(buffer);
  }

  private static void requireNoOverflow(long position, long length) {
    if (position + length < 0) {
      throw Errno.EFBIG.exception();
    }
  }
}
