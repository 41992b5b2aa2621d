package org.jyodide.wasm.runtime;

import java.util.Arrays;

/**
 * The content of a memory at one moment. Immutable, so that any number of memories may start from
 * it at the same time; they copy it.
 */
public final class MemoryImage {
  /** A memory without pages. */
  public static final MemoryImage EMPTY = new MemoryImage(new byte[0], 0);

  private static final int STEP = 4096;

  /** Without the zeros at the end. */
  private final byte[] bytes;

  private final int pages;

  private MemoryImage(byte[] bytes, int pages) {
    this.bytes = bytes;
    this.pages = pages;
  }

  /** The content of a memory that nobody writes to meanwhile. */
  public static MemoryImage of(Memory memory) {
    byte[] all = memory.bytes();
    return new MemoryImage(Arrays.copyOf(all, used(all)), memory.pages());
  }

  /**
   * An image of bytes that the caller does not change any more.
   *
   * @param bytes the start of the memory; the rest is zero
   * @param pages the size of the memory in pages of 64 KiB
   */
  public static MemoryImage adopt(byte[] bytes, int pages) {
    if (pages < 0 || pages > Memory.MAXIMUM_PAGES || bytes.length > pages * Memory.PAGE_SIZE) {
      throw new IllegalArgumentException(
          bytes.length + " bytes are no content of a memory of " + pages + " pages");
    }
    return new MemoryImage(bytes, pages);
  }

  private static int used(byte[] all) {
    byte[] zeros = new byte[STEP];
    int end = all.length;
    while (end >= STEP && Arrays.equals(all, end - STEP, end, zeros, 0, STEP)) {
      end -= STEP;
    }
    return end;
  }

  /** The size in pages of 64 KiB. */
  public int pages() {
    return pages;
  }

  /** The bytes up to the last that is not zero, or some more; not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  /** A new array with the whole content. */
  byte[] toArray() {
    return Arrays.copyOf(bytes, pages * Memory.PAGE_SIZE);
  }
}
