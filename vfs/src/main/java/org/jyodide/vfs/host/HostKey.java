package org.jyodide.vfs.host;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.jyodide.vfs.FileType;
import org.jyodide.vfs.Inode;

/**
 * By what an inode of the host is known again: if another program puts a different one in its
 * place, the guest sees a different one too.
 *
 * @param type kind of the inode
 * @param fileKey what the host's file system tells files apart by, if it does
 */
record HostKey(FileType type, @Nullable Object fileKey) {
  static HostKey of(Inode inode) {
    return ((HostInode) inode).location().key();
  }

  /** Written out, as is {@link #hashCode}: a record's own are linked at run time, at each start. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HostKey key && type == key.type && Objects.equals(fileKey, key.fileKey);
  }

  @Override
  public int hashCode() {
    return 31 * type.hashCode() + Objects.hashCode(fileKey);
  }
}
