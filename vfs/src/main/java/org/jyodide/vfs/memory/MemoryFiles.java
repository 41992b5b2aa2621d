package org.jyodide.vfs.memory;

import java.time.InstantSource;
import java.util.Optional;
import org.jyodide.vfs.Directory;
import org.jyodide.vfs.FileSystemStat;
import org.jyodide.vfs.FileTree;
import org.jyodide.vfs.FileType;

/** A tree of files in the heap, as Emscripten's MEMFS. Not safe for use by several threads. */
public final class MemoryFiles implements FileTree {
  private final MemoryQuota quota;
  private final MemoryDirectory root;

  private MemoryFiles(MemoryQuota quota, MemoryDirectory root) {
    this.quota = quota;
    this.root = root;
  }

  /** An empty tree with the standard quota and the system's clock. */
  public static MemoryFiles create() {
    return create(MemoryQuota.standard(), InstantSource.system());
  }

  /** An empty tree with a quota, which it may share with others, and a clock for file times. */
  public static MemoryFiles create(MemoryQuota quota, InstantSource clock) {
    InodeFactory inodes = new InodeFactory(quota, clock, 1);
    return new MemoryFiles(
        quota,
        new MemoryDirectory(
            inodes.attributes(FileType.DIRECTORY, 0777), inodes, Optional.empty(), ""));
  }

  /**
   * A tree that starts as another was. The contents of files that the image has are not charged to
   * the quota.
   */
  public static MemoryFiles from(FilesImage image, MemoryQuota quota, InstantSource clock) {
    InodeFactory inodes = new InodeFactory(quota, clock, image.nextNumber());
    MemoryDirectory root =
        new MemoryDirectory(inodes.attributes(image.root().stat()), inodes, Optional.empty(), "");
    image.applyTo(root);
    return new MemoryFiles(quota, root);
  }

  MemoryDirectory memoryRoot() {
    return root;
  }

  /**
   * Makes a file whose content is the given array, which is not copied: the caller must not change
   * it any more. Writing to the file copies what is written to. The array is not charged to the
   * quota.
   */
  public static void adopt(Directory directory, String name, int permissions, byte[] content) {
    if (!(directory instanceof MemoryDirectory)) {
      throw new IllegalArgumentException(
          "a file can adopt an array only in a directory of MemoryFiles, not of "
              + directory.getClass().getSimpleName());
    }
    ((MemoryFile) directory.createFile(name, permissions)).adopt(content);
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
}
