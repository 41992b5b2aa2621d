package org.jyodide.vfs.memory;

import org.jyodide.vfs.Errno;
import org.jyodide.vfs.FileSystemStat;

/**
 * How much heap the files of some trees may take together. What is charged is the storage of file
 * contents, plus a flat sum for each inode. Not safe for use by several threads.
 */
public final class MemoryQuota {
  /** Bytes charged for an inode and its name. */
  public static final int INODE_BYTES = 256;

  private static final long DEFAULT_BYTES = 1L << 30;

  private final long limit;
  private long used;
  private long inodes;

  private MemoryQuota(long limit) {
    this.limit = limit;
  }

  /** A quota of that many bytes. */
  public static MemoryQuota ofBytes(long limit) {
    return new MemoryQuota(limit);
  }

  /** A quota of 1 GiB, for programs that are trusted but may have mistakes. */
  public static MemoryQuota standard() {
    return new MemoryQuota(DEFAULT_BYTES);
  }

  /** Bytes allowed. */
  public long limit() {
    return limit;
  }

  /** Bytes in use. */
  public long used() {
    return used;
  }

  /** Bytes that can still be charged. */
  public long available() {
    return limit - used;
  }

  /** Size and free space of a tree under this quota. */
  FileSystemStat stat() {
    long free = Math.max(0, available());
    long freeInodes = free / INODE_BYTES;
    return FileSystemStat.ofBytes(limit, free, inodes + freeInodes, freeInodes);
  }

  /**
   * Takes bytes, before they are allocated; {@link Errno#ENOSPC} if they are more than available.
   */
  public void charge(long bytes) {
    if (bytes > available()) {
      throw Errno.ENOSPC.exception();
    }
    used += bytes;
  }

  /** Gives bytes back. */
  public void release(long bytes) {
    used -= bytes;
  }

  void chargeInode() {
    charge(INODE_BYTES);
    inodes++;
  }

  void releaseInode() {
    release(INODE_BYTES);
    inodes--;
  }
}
