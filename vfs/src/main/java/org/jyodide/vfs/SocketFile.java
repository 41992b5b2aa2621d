package org.jyodide.vfs;

/** An inode that is the name of a socket. It cannot be opened. */
public final class SocketFile extends Inode {
  /** A socket name with the given attributes. */
  public SocketFile(InodeAttributes attributes) {
    super(attributes);
  }

  @Override
  public FileType type() {
    return FileType.SOCKET;
  }
}
