package org.jyodide.vfs;

/** The kind of an inode, as the type bits of its mode tell it. */
public enum FileType {
  FIFO(0x1000),
  CHARACTER_DEVICE(0x2000),
  DIRECTORY(0x4000),
  BLOCK_DEVICE(0x6000),
  REGULAR(0x8000),
  SYMLINK(0xA000),
  SOCKET(0xC000);

  /** The bits of a mode that hold the type. */
  public static final int MASK = 0xF000;

  private final int modeBits;

  FileType(int modeBits) {
    this.modeBits = modeBits;
  }

  /** The type bits of the mode ({@code S_IFREG} and its like). */
  public int modeBits() {
    return modeBits;
  }

  /** The {@code d_type} byte of a directory entry: the type bits, shifted down. */
  public int directoryEntryType() {
    return modeBits >> 12;
  }

  /** The type that a mode tells. {@link Errno#EINVAL} if its type bits are unknown. */
  public static FileType of(int mode) {
    for (FileType type : values()) {
      if (type.modeBits == (mode & MASK)) {
        return type;
      }
    }
    throw Errno.EINVAL.exception();
  }
}
