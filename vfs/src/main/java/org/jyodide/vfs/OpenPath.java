package org.jyodide.vfs;

/** A node opened with {@code O_PATH}: a place in the tree, without access to any content. */
final class OpenPath extends OpenFile {
  OpenPath(Node node, int flags) {
    super(node, flags);
  }

  @Override
  public int readAt(long place, byte[] target, int offset, int length) {
    throw Errno.EBADF.exception();
  }

  @Override
  public int writeAt(long place, byte[] source, int offset, int length) {
    throw Errno.EBADF.exception();
  }

  @Override
  public long seek(long offset, Whence whence) {
    throw Errno.EBADF.exception();
  }

  @Override
  public void setSize(long size) {
    throw Errno.EBADF.exception();
  }

  @Override
  public void sync(boolean dataOnly) {
    throw Errno.EBADF.exception();
  }
}
