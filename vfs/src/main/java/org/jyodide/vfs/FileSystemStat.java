package org.jyodide.vfs;

/**
 * What {@code statfs} tells about a file tree. Unknown numbers are 0.
 *
 * @param blockSize bytes in a block
 * @param blocks size in blocks
 * @param freeBlocks unused blocks
 * @param files most inodes there can be
 * @param freeFiles inodes that can still be made
 * @param readOnly whether changes are refused
 */
public record FileSystemStat(
    int blockSize, long blocks, long freeBlocks, long files, long freeFiles, boolean readOnly) {
  /** The numbers of a tree that has no storage of its own, such as that of the devices. */
  public static final FileSystemStat NONE = new FileSystemStat(Stat.BLOCK_SIZE, 0, 0, 0, 0, false);

  /** The numbers of a tree of that many bytes. */
  public static FileSystemStat ofBytes(long total, long free, long files, long freeFiles) {
    return new FileSystemStat(
        Stat.BLOCK_SIZE, total / Stat.BLOCK_SIZE, free / Stat.BLOCK_SIZE, files, freeFiles, false);
  }

  /** The same for a mount that refuses changes. */
  public FileSystemStat withReadOnly(boolean value) {
    return new FileSystemStat(blockSize, blocks, freeBlocks, files, freeFiles, value);
  }
}
