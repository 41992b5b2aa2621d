package org.jyodide.vfs.host;

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
}
