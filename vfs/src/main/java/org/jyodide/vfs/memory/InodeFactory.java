package org.jyodide.vfs.memory;

import java.time.InstantSource;
import org.jyodide.vfs.FileType;
import org.jyodide.vfs.Stat;
import org.jyodide.vfs.StoredAttributes;

/** Numbers new inodes of one tree and charges them to its quota. */
final class InodeFactory {
  private final MemoryQuota quota;
  private final InstantSource clock;
  private long nextNumber;

  InodeFactory(MemoryQuota quota, InstantSource clock, long firstNumber) {
    this.quota = quota;
    this.clock = clock;
    this.nextNumber = firstNumber;
  }

  MemoryQuota quota() {
    return quota;
  }

  InstantSource clock() {
    return clock;
  }

  /** The number of the next inode. */
  long nextNumber() {
    return nextNumber;
  }

  /** Attributes that an inode had in another tree, under the same number. */
  StoredAttributes attributes(Stat stat) {
    quota.chargeInode();
    return new StoredAttributes(stat, clock);
  }

  /**
   * Attributes for one more inode; {@link org.jyodide.vfs.Errno#ENOSPC} if there is no room for it.
   */
  StoredAttributes attributes(FileType type, int permissions) {
    quota.chargeInode();
    return new StoredAttributes(nextNumber++, type.modeBits() | permissions, clock);
  }
}
