package org.jyodide.vfs.host;

import org.jyodide.vfs.FileType;
import org.jyodide.vfs.Inode;

/** A device, FIFO, socket or junction of the host: visible, but refused to whoever opens it. */
final class HostSpecial extends Inode implements HostInode {
  private final HostLocation location;
  private final FileType type;

  HostSpecial(HostLocation location, HostAttributes attributes, FileType type) {
    super(attributes);
    this.location = location;
    this.type = type;
  }

  @Override
  public FileType type() {
    return type;
  }

  @Override
  public HostLocation location() {
    return location;
  }
}
