package org.jyodide.vfs.host;

/** An inode that has a place in a directory of the host. */
interface HostInode {
  HostLocation location();
}
