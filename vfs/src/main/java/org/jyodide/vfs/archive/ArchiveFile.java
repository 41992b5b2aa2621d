package org.jyodide.vfs.archive;

import org.jspecify.annotations.Nullable;
import org.jyodide.vfs.Errno;
import org.jyodide.vfs.FileContent;
import org.jyodide.vfs.RegularFile;
import org.jyodide.vfs.Stat;
import org.jyodide.vfs.StoredAttributes;
import org.jyodide.vfs.memory.MemoryQuota;

/** A regular file of an archive. Its unpacked content is shared by all that have it open. */
final class ArchiveFile extends RegularFile {
  private final ArchiveBytes bytes;
  private final ArchiveEntry entry;
  private final MemoryQuota quota;
  private @Nullable ArchiveContent content;
  private int opened;

  ArchiveFile(
      StoredAttributes attributes, ArchiveBytes bytes, ArchiveEntry entry, MemoryQuota quota) {
    super(attributes);
    this.bytes = bytes;
    this.entry = entry;
    this.quota = quota;
  }

  @Override
  public Stat stat() {
    return super.stat().withSize(entry.size(), entry.packedSize());
  }

  @Override
  public FileContent open(boolean write) {
    if (write) {
      throw Errno.EROFS.exception();
    }
    ArchiveContent shared = content;
    if (shared == null) {
      shared = ArchiveContent.open(bytes, entry, quota);
      content = shared;
    }
    opened++;
    return new Content(shared);
  }

  private void closed(ArchiveContent shared) {
    if (--opened == 0) {
      shared.free(quota);
      content = null;
    }
  }

  private final class Content implements FileContent {
    private final ArchiveContent shared;
    private boolean closed;

    Content(ArchiveContent shared) {
      this.shared = shared;
    }

    @Override
    public long size() {
      return entry.size();
    }

    @Override
    public int read(long position, byte[] target, int offset, int length) {
      return shared.read(position, target, offset, length);
    }

    @Override
    public int write(long position, byte[] source, int offset, int length) {
      throw Errno.EROFS.exception();
    }

    @Override
    public void setSize(long size) {
      throw Errno.EROFS.exception();
    }

    @Override
    public void allocate(long position, long length) {
      throw Errno.EROFS.exception();
    }

    @Override
    public void sync(boolean dataOnly) {}

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        ArchiveFile.this.closed(shared);
      }
    }
  }
}
