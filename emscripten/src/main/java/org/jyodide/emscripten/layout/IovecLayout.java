package org.jyodide.emscripten.layout;

import org.jyodide.vfs.Errno;
import org.jyodide.wasm.runtime.Memory;

/** {@code struct iovec}: where a buffer is and how long. */
public final class IovecLayout {
  /** Bytes in the struct. */
  public static final int SIZE = 8;

  /** The most buffers in one call ({@code IOV_MAX}). */
  public static final int MAXIMUM_COUNT = 1024;

  private static final int BASE = 0;
  private static final int LENGTH = 4;

  private IovecLayout() {}

  /** A buffer in linear memory, checked to lie inside. */
  public record Buffer(int address, int length) {}

  /**
   * The buffers of an array of structs, checked and copied out, so that the program cannot change
   * them meanwhile.
   *
   * @throws org.jyodide.vfs.ErrnoException {@code EINVAL} if there are too many, or they are longer
   *     than 2 GiB together; {@code EFAULT} if one is not inside the memory
   */
  public static Buffer[] readAll(Memory memory, int at, int count) {
    if (count < 0 || count > MAXIMUM_COUNT) {
      throw Errno.EINVAL.exception();
    }
    Buffer[] buffers = new Buffer[count];
    long total = 0;
    for (int i = 0; i < count; i++) {
      int address = memory.loadI32(at + i * SIZE + BASE);
      int length = memory.loadI32(at + i * SIZE + LENGTH);
      total += Integer.toUnsignedLong(length);
      if (total > Integer.MAX_VALUE) {
        throw Errno.EINVAL.exception();
      }
      if (length > 0 && (address < 0 || address > memory.size() - length)) {
        throw Errno.EFAULT.exception();
      }
      buffers[i] = new Buffer(address, length);
    }
    return buffers;
  }
}
