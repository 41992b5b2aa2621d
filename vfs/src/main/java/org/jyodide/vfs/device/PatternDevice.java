package org.jyodide.vfs.device;

import java.util.Arrays;
import java.util.Random;
import org.jyodide.vfs.DeviceRegistry.DeviceDriver;
import org.jyodide.vfs.Errno;
import org.jyodide.vfs.Node;
import org.jyodide.vfs.OpenFile;
import org.jyodide.vfs.Whence;

/** A device that needs nothing from the host: null, zero, full or random. */
final class PatternDevice implements DeviceDriver {
  private static final int MOST_RANDOM = 65536;

  private final Input input;
  private final boolean isFull;

  /** Fills the range and tells how much it filled; 0 is the end of the input. */
  @FunctionalInterface
  private interface Input {
    int read(byte[] target, int offset, int length);
  }

  private PatternDevice(Input input, boolean isFull) {
    this.input = input;
    this.isFull = isFull;
  }

  static PatternDevice ofNull() {
    return new PatternDevice((target, offset, length) -> 0, false);
  }

  static PatternDevice ofZeros(boolean isFull) {
    return new PatternDevice(
        (target, offset, length) -> {
          Arrays.fill(target, offset, offset + length, (byte) 0);
          return length;
        },
        isFull);
  }

  static PatternDevice ofRandom(Random random) {
    return new PatternDevice(
        (target, offset, length) -> {
          byte[] bytes = new byte[Math.min(length, MOST_RANDOM)];
          random.nextBytes(bytes);
          System.arraycopy(bytes, 0, target, offset, bytes.length);
          return bytes.length;
        },
        false);
  }

  @Override
  public OpenFile open(Node node, int flags) {
    return new OpenPattern(node, flags);
  }

  private final class OpenPattern extends OpenFile {
    OpenPattern(Node node, int flags) {
      super(node, flags);
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      requireReadable();
      return input.read(target, offset, length);
    }

    @Override
    public int write(byte[] source, int offset, int length) {
      requireWritable();
      if (isFull && length > 0) {
        throw Errno.ENOSPC.exception();
      }
      return length;
    }

    @Override
    public int readAt(long place, byte[] target, int offset, int length) {
      return read(target, offset, length);
    }

    @Override
    public int writeAt(long place, byte[] source, int offset, int length) {
      return write(source, offset, length);
    }

    @Override
    public long seek(long offset, Whence whence) {
      return 0;
    }
  }
}
