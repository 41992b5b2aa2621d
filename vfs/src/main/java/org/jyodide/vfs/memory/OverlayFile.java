package org.jyodide.vfs.memory;

import org.jspecify.annotations.Nullable;
import org.jyodide.vfs.FileContent;
import org.jyodide.vfs.Inode;
import org.jyodide.vfs.RegularFile;
import org.jyodide.vfs.Stat;

/** A file of the tree below, until the first change of its content; then a copy in the heap. */
final class OverlayFile extends RegularFile implements OverlayView, Removable {
  private static final int STEP = 65536;

  private final OverlayAttributes attributes;
  private final MemoryQuota quota;
  private final RegularFile lower;
  private @Nullable SparseBytes copy;
  private int opened;

  OverlayFile(OverlayAttributes attributes, MemoryQuota quota, RegularFile lower) {
    super(attributes);
    this.attributes = attributes;
    this.quota = quota;
    this.lower = lower;
  }

  @Override
  public boolean isOf(Inode below) {
    return lower == below;
  }

  @Override
  public Stat stat() {
    Stat stat = super.stat();
    if (copy != null) {
      return stat.withSize(copy.size(), copy.allocated());
    }
    Stat below = lower.stat();
    return stat.withSize(below.size(), below.allocatedBytes());
  }

  @Override
  public FileContent open(boolean write) {
    Content content = new Content(lower.open(false));
    opened++;
    return content;
  }

  @Override
  public void removed() {
    attributes.setLinks(0);
    freeIfUnused();
  }

  private void freeIfUnused() {
    if (attributes.links() == 0 && opened == 0) {
      if (copy != null) {
        copy.free();
      }
      quota.releaseInode();
    }
  }

  private final class Content implements FileContent {
    private final FileContent below;
    private boolean closed;

    Content(FileContent below) {
      this.below = below;
    }

    @Override
    public long size() {
      return copy != null ? copy.size() : below.size();
    }

    @Override
    public int read(long position, byte[] target, int offset, int length) {
      return copy != null
          ? copy.read(position, target, offset, length)
          : below.read(position, target, offset, length);
    }

    @Override
    public int write(long position, byte[] source, int offset, int length) {
      int count = copied(Long.MAX_VALUE).write(position, source, offset, length);
      attributes.modified();
      return count;
    }

    @Override
    public void setSize(long size) {
      copied(size).setSize(size);
      attributes.modified();
    }

    @Override
    public void allocate(long position, long length) {
      copied(Long.MAX_VALUE).allocate(position, length);
      attributes.modified();
    }

    @Override
    public void sync(boolean dataOnly) {}

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        opened--;
        below.close();
        freeIfUnused();
      }
    }

    /** The copy, made now if there is none, of at most the given number of bytes. */
    private SparseBytes copied(long limit) {
      SparseBytes bytes = copy;
      if (bytes == null) {
        attributes.prepareChange();
        bytes = new SparseBytes(quota, new byte[0]);
        try {
          copyTo(bytes, Math.min(limit, below.size()));
        } catch (RuntimeException e) {
          bytes.free();
          throw e;
        }
        copy = bytes;
      }
      return bytes;
    }

    private void copyTo(SparseBytes target, long size) {
      byte[] buffer = new byte[(int) Math.min(STEP, size)];
      long position = 0;
      while (position < size) {
        int wanted = (int) Math.min(buffer.length, size - position);
        int count = below.read(position, buffer, 0, wanted);
        if (count == 0) {
          return;
        }
        for (int done = 0; done < count; ) {
          done += target.write(position + done, buffer, done, count - done);
        }
        position += count;
      }
    }
  }
}
