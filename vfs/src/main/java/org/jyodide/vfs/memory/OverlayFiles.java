package org.jyodide.vfs.memory;

import java.time.InstantSource;
import org.jyodide.vfs.Directory;
import org.jyodide.vfs.FileSystemStat;
import org.jyodide.vfs.FileTree;

/**
 * A tree that shows another one and keeps all changes in the heap: copy on write. The tree below is
 * only read. Nothing is copied before it is written to; moving a directory copies nothing at all.
 *
 * <p>Inodes that came from below keep their numbers; new ones count from 2^48. Not safe for use by
 * several threads.
 */
public final class OverlayFiles implements FileTree {
  private static final long FIRST_NUMBER = 1L << 48;

  private final FileTree lower;
  private final MemoryQuota quota;
  private final OverlayDirectory root;

  private OverlayFiles(FileTree lower, MemoryQuota quota, InstantSource clock) {
    this.lower = lower;
    this.quota = quota;
    root = OverlayDirectory.root(lower.root(), new InodeFactory(quota, clock, FIRST_NUMBER));
  }

  /** Changes to a tree, held in memory under the standard quota. */
  public static OverlayFiles over(FileTree lower) {
    return over(lower, MemoryQuota.standard(), InstantSource.system());
  }

  /** Changes to a tree, held in memory under a quota that may be shared with other trees. */
  public static OverlayFiles over(FileTree lower, MemoryQuota quota, InstantSource clock) {
    return new OverlayFiles(lower, quota, clock);
  }

  /** Whether anything was changed. */
  public boolean isChanged() {
    return root.isChanged();
  }

  @Override
  public Directory root() {
    return root;
  }

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public FileSystemStat stat() {
    return quota.stat();
  }

  /** Closes the tree below. */
  @Override
  public void close() {
    lower.close();
  }
}
