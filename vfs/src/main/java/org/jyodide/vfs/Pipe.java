package org.jyodide.vfs;

/**
 * The bytes between the two sides of a pipe. Safe for use by several threads; waiting is left to
 * those who read and write.
 */
final class Pipe {
  /** Bytes that fit into a pipe, as on Linux. */
  static final int CAPACITY = 65536;

  /** Most bytes that are written in one piece or not at all ({@code PIPE_BUF}). */
  static final int ATOMIC = 4096;

  private byte[] buffer = new byte[0];
  private int start;
  private int count;
  private int readers;
  private int writers;

  synchronized void addReader() {
    readers++;
  }

  synchronized void addWriter() {
    writers++;
  }

  synchronized void removeReader() {
    readers--;
    forgetIfUnused();
  }

  synchronized void removeWriter() {
    writers--;
    forgetIfUnused();
  }

  synchronized boolean hasReaders() {
    return readers > 0;
  }

  synchronized boolean hasWriters() {
    return writers > 0;
  }

  synchronized int available() {
    return count;
  }

  synchronized int free() {
    return CAPACITY - count;
  }

  /** Takes what is there, up to a length; 0 if the pipe is empty. */
  synchronized int take(byte[] target, int offset, int length) {
    int taken = Math.min(length, count);
    int first = Math.min(taken, CAPACITY - start);
    if (taken > 0) {
      System.arraycopy(buffer, start, target, offset, first);
      System.arraycopy(buffer, 0, target, offset + first, taken - first);
      start = (start + taken) % CAPACITY;
      count -= taken;
    }
    return taken;
  }

  /**
   * Puts in what fits, up to a length; a piece of at most {@link #ATOMIC} bytes whole or not at
   * all.
   */
  synchronized int put(byte[] source, int offset, int length) {
    int put = Math.min(length, CAPACITY - count);
    if (put < length && length <= ATOMIC) {
      return 0;
    }
    if (buffer.length == 0) {
      buffer = new byte[CAPACITY];
    }
    int end = (start + count) % CAPACITY;
    int first = Math.min(put, CAPACITY - end);
    System.arraycopy(source, offset, buffer, end, first);
    System.arraycopy(source, offset + first, buffer, 0, put - first);
    count += put;
    return put;
  }

  private void forgetIfUnused() {
    if (readers == 0 && writers == 0) {
      buffer = new byte[0];
      start = 0;
      count = 0;
    }
  }
}
