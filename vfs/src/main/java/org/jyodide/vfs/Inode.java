package org.jyodide.vfs;

/**
 * A file, directory, link or device, apart from the names it has. Its identity is that of the Java
 * object: as long as somebody holds an inode, the tree answers with the same object. Every method
 * may throw {@link ErrnoException}.
 */
public abstract class Inode {
  private final InodeAttributes attributes;

  protected Inode(InodeAttributes attributes) {
    this.attributes = attributes;
  }

  /** The kind of the inode; it never changes. */
  public abstract FileType type();

  /** Mode, owner and times; the device number is left to the mount. */
  public Stat stat() {
    return attributes.stat();
  }

  /** Mode, owner and times, to be changed. Does not ask whether the mount is read-only. */
  public final InodeAttributes attributes() {
    return attributes;
  }
}
