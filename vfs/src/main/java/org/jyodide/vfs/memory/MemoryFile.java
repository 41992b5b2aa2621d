package org.jyodide.vfs.memory;

import org.jyodide.vfs.FileContent;
import org.jyodide.vfs.RegularFile;
import org.jyodide.vfs.Stat;
import org.jyodide.vfs.StoredAttributes;

/** A regular file in the heap. Its storage is given back when it has neither name nor user. */
final class MemoryFile extends RegularFile implements Removable {
  private final StoredAttributes attributes;
  private final MemoryQuota quota;
  private SparseBytes bytes;
  private int opened;

  MemoryFile(StoredAttributes attributes, MemoryQuota quota, byte[] initial) {
    super(attributes);
    this.attributes = attributes;
    this.quota = quota;
    this.bytes = new SparseBytes(quota, initial);
  }

  @Override
  public Stat stat() {
    return super.stat().withSize(bytes.size(), bytes.allocated());
  }

  @Override
  public FileContent open(boolean write) {
    opened++;
    return new Content();
  }

  @Override
  public void removed() {
    attributes.setLinks(0);
    freeIfUnused();
  }

  /** Makes the given array the content, without copying it. */
  void adopt(byte[] content) {
    bytes.free();
    bytes = new SparseBytes(quota, content);
    attributes.modified();
  }

  /** The whole content; not to be changed. */
  byte[] content() {
    return bytes.content();
  }

  private void freeIfUnused() {
    if (attributes.links() == 0 && opened == 0) {
      bytes.free();
      quota.releaseInode();
    }
  }

  private final class Content implements FileContent {
    private boolean closed;

    @Override
    public long size() {
      return bytes.size();
    }

    @Override
    public int read(long position, byte[] target, int offset, int length) {
      return bytes.read(position, target, offset, length);
    }

    @Override
    public int write(long position, byte[] source, int offset, int length) {
      int count = bytes.write(position, source, offset, length);
      attributes.modified();
      return count;
    }

    @Override
    public void setSize(long size) {
      bytes.setSize(size);
      attributes.modified();
    }

    @Override
    public void allocate(long position, long length) {
      bytes.allocate(position, length);
      attributes.modified();
    }

    @Override
    public void sync(boolean dataOnly) {}

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        opened--;
        freeIfUnused();
      }
    }
  }
}
