package org.jyodide.vfs;

/** An inode with content. */
public abstract class RegularFile extends Inode {
  protected RegularFile(InodeAttributes attributes) {
    super(attributes);
  }

  @Override
  public final FileType type() {
    return FileType.REGULAR;
  }

  /**
   * Opens the content. It stays usable when the file loses its name, until it is closed.
   *
   * @param write whether the content will be changed; {@link Errno#EROFS} where that cannot be
   */
  public abstract FileContent open(boolean write);
}
