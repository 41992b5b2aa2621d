package org.jyodide.vfs;

/** A regular file with a position. */
final class OpenRegularFile extends OpenFile {
  private final FileContent content;
  private long position;

  OpenRegularFile(Node node, int flags, FileContent content) {
    super(node, flags);
    this.content = content;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    requireReadable();
    int count = content.read(position, target, offset, length);
    position += count;
    return count;
  }

  @Override
  public int write(byte[] source, int offset, int length) {
    requireWritable();
    if (length == 0) {
      return 0;
    }
    if (OpenFlags.has(flags(), OpenFlags.O_APPEND)) {
      position = content.size();
    }
    int count = content.write(position, source, offset, length);
    position += count;
    syncIfAsked();
    return count;
  }

  @Override
  public int readAt(long place, byte[] target, int offset, int length) {
    requireReadable();
    return content.read(notNegative(place), target, offset, length);
  }

  @Override
  public int writeAt(long place, byte[] source, int offset, int length) {
    requireWritable();
    if (length == 0) {
      return 0;
    }
    // Linux appends here too, whatever POSIX says of pwrite and O_APPEND (pwrite(2), BUGS).
    long start = OpenFlags.has(flags(), OpenFlags.O_APPEND) ? content.size() : notNegative(place);
    int count = content.write(start, source, offset, length);
    syncIfAsked();
    return count;
  }

  @Override
  public long seek(long offset, Whence whence) {
    long start =
        switch (whence) {
          case SET -> 0;
          case CURRENT -> position;
          case END -> content.size();
        };
    long target = start + offset;
    if (offset > 0 && target < 0) {
      throw Errno.EOVERFLOW.exception();
    }
    position = notNegative(target);
    return position;
  }

  @Override
  public void setSize(long size) {
    if (!isWritable()) {
      throw Errno.EINVAL.exception();
    }
    content.setSize(notNegative(size));
  }

  @Override
  public void allocate(long place, long length) {
    requireWritable();
    if (place < 0 || length <= 0) {
      throw Errno.EINVAL.exception();
    }
    if (place + length < 0) {
      throw Errno.EFBIG.exception();
    }
    content.allocate(place, length);
  }

  @Override
  public void sync(boolean dataOnly) {
    content.sync(dataOnly);
  }

  @Override
  public Stat stat() {
    Stat stat = super.stat();
    long size = content.size();
    return stat.size() == size ? stat : stat.withSize(size, stat.allocatedBytes());
  }

  @Override
  public long available() {
    return Math.max(0, content.size() - position);
  }

  @Override
  protected void close() {
    content.close();
  }

  private void syncIfAsked() {
    if (OpenFlags.has(flags(), OpenFlags.O_DSYNC)) {
      content.sync(true);
    }
  }

  private static long notNegative(long place) {
    if (place < 0) {
      throw Errno.EINVAL.exception();
    }
    return place;
  }
}
