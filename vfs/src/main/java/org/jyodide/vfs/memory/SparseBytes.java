package org.jyodide.vfs.memory;

import java.util.Arrays;
import org.jyodide.vfs.Errno;
import org.jyodide.vfs.ErrnoException;

/**
 * The content of a file in the heap: chunks, of which those never written are missing and read as
 * zeros. Growing copies no more than one chunk. A content can start as somebody's array, of which
 * chunks are copied when they are written to.
 */
final class SparseBytes {
  /** Most bytes in a file. */
  static final long MAX_SIZE = 64L << 30;

  private static final int SHIFT = 16;
  private static final int CHUNK = 1 << SHIFT;
  private static final int SMALLEST = 256;
  private static final byte[] NOTHING = {};
  private static final int SLOT_BYTES = 8;

  private final MemoryQuota quota;

  /** Chunks from the start. {@link #NOTHING} is one never written; a short one ends with zeros. */
  private byte[][] chunks = {};

  /** What never written chunks hold, up to {@link #baseSize}. */
  private byte[] base;

  private int baseSize;
  private long size;
  private long charged;

  SparseBytes(MemoryQuota quota, byte[] base) {
    this.quota = quota;
    this.base = base;
    this.baseSize = base.length;
    this.size = base.length;
  }

  long size() {
    return size;
  }

  /** Bytes of storage in use. */
  long allocated() {
    return charged + baseSize;
  }

  /**
   * The whole content in one array, which is not to be changed: that it started as, if nothing was
   * written since.
   */
  byte[] content() {
    if (chunks.length == 0 && size == base.length && baseSize == base.length) {
      return base;
    }
    byte[] all = new byte[Math.toIntExact(size)];
    read(0, all, 0, all.length);
    return all;
  }

  int read(long position, byte[] target, int offset, int length) {
    int count = (int) Math.max(0, Math.min(length, size - position));
    int done = 0;
    while (done < count) {
      long at = position + done;
      int within = (int) at & (CHUNK - 1);
      int step = Math.min(CHUNK - within, count - done);
      byte[] chunk = chunk((int) (at >>> SHIFT));
      if (chunk.length > 0) {
        copyPadded(chunk, within, chunk.length, target, offset + done, step);
      } else {
        copyPadded(base, (int) Math.min(at, baseSize), baseSize, target, offset + done, step);
      }
      done += step;
    }
    return count;
  }

  int write(long position, byte[] source, int offset, int length) {
    if (position + length > MAX_SIZE || position + length < 0) {
      throw Errno.EFBIG.exception();
    }
    int done = 0;
    while (done < length) {
      long at = position + done;
      int within = (int) at & (CHUNK - 1);
      int step = Math.min(CHUNK - within, length - done);
      byte[] chunk;
      try {
        chunk = writableChunk((int) (at >>> SHIFT), within + step);
      } catch (ErrnoException e) {
        if (done > 0) {
          return done;
        }
        throw e;
      }
      System.arraycopy(source, offset + done, chunk, within, step);
      done += step;
      size = Math.max(size, at + step);
    }
    return done;
  }

  void setSize(long newSize) {
    if (newSize > MAX_SIZE) {
      throw Errno.EFBIG.exception();
    }
    if (newSize < size) {
      cutOff(newSize);
    }
    size = newSize;
  }

  void allocate(long position, long length) {
    long end = position + length;
    if (end > MAX_SIZE) {
      throw Errno.EFBIG.exception();
    }
    if (length > quota.available() + allocated()) {
      throw Errno.ENOSPC.exception();
    }
    for (long at = position & -CHUNK; at < end; at += CHUNK) {
      writableChunk((int) (at >>> SHIFT), (int) Math.min(CHUNK, end - at));
    }
    size = Math.max(size, end);
  }

  /** Gives all storage back; the content is empty then. */
  void free() {
    setSize(0);
    quota.release(charged);
    charged = 0;
    chunks = new byte[][] {};
  }

  private byte[] chunk(int index) {
    return index < chunks.length ? chunks[index] : NOTHING;
  }

  private byte[] writableChunk(int index, int needed) {
    byte[] chunk = chunk(index);
    if (chunk.length >= needed) {
      return chunk;
    }
    if (index >= chunks.length) {
      growIndex(index + 1);
    }
    long start = (long) index << SHIFT;
    boolean fromBase = chunk.length == 0 && start < baseSize;
    int inBase = fromBase ? (int) Math.min(CHUNK, baseSize - start) : 0;
    int capacity = roundUp(Math.max(needed, inBase));
    charge(capacity - chunk.length);
    if (fromBase) {
      chunk = new byte[capacity];
      System.arraycopy(base, (int) start, chunk, 0, inBase);
    } else {
      chunk = Arrays.copyOf(chunk, capacity);
    }
    chunks[index] = chunk;
    return chunk;
  }

  private void growIndex(int length) {
    int newLength = Math.max(length, Math.min(chunks.length * 2, (int) (MAX_SIZE >> SHIFT)));
    charge((long) (newLength - chunks.length) * SLOT_BYTES);
    int oldLength = chunks.length;
    chunks = Arrays.copyOf(chunks, newLength);
    Arrays.fill(chunks, oldLength, newLength, NOTHING);
  }

  private void cutOff(long newSize) {
    baseSize = (int) Math.min(baseSize, newSize);
    if (baseSize == 0) {
      base = NOTHING;
    }
    int boundary = (int) (newSize >>> SHIFT);
    int within = (int) newSize & (CHUNK - 1);
    byte[] last = chunk(boundary);
    if (within > 0 && within < last.length) {
      Arrays.fill(last, within, last.length, (byte) 0);
    }
    for (int i = within > 0 ? boundary + 1 : boundary; i < chunks.length; i++) {
      quota.release(chunks[i].length);
      charged -= chunks[i].length;
      chunks[i] = NOTHING;
    }
  }

  private void charge(long bytes) {
    quota.charge(bytes);
    charged += bytes;
  }

  private static int roundUp(int needed) {
    return needed <= SMALLEST ? SMALLEST : Integer.highestOneBit(needed - 1) << 1;
  }

  /** Copies from a source that goes on with zeros after its end. */
  private static void copyPadded(
      byte[] source, int from, int end, byte[] target, int offset, int length) {
    int there = Math.max(0, Math.min(length, end - from));
    System.arraycopy(source, Math.min(from, end), target, offset, there);
    Arrays.fill(target, offset + there, offset + length, (byte) 0);
  }
}
