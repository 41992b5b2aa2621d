package org.jyodide.vfs;

import static org.jyodide.vfs.OpenFlags.O_CREAT;
import static org.jyodide.vfs.OpenFlags.O_DIRECTORY;
import static org.jyodide.vfs.OpenFlags.O_EXCL;
import static org.jyodide.vfs.OpenFlags.O_NOFOLLOW;
import static org.jyodide.vfs.OpenFlags.O_PATH;
import static org.jyodide.vfs.OpenFlags.O_TMPFILE_BIT;
import static org.jyodide.vfs.OpenFlags.O_TRUNC;
import static org.jyodide.vfs.OpenFlags.has;

/** The operation {@code open}, with the order of checks of {@code path_openat} in Linux. */
final class Opener {
  private final Entries entries;
  private final DeviceRegistry devices;
  private final WaitQueue waits;

  Opener(Entries entries, DeviceRegistry devices, WaitQueue waits) {
    this.entries = entries;
    this.devices = devices;
    this.waits = waits;
  }

  OpenFile open(Node base, String path, int flags, int mode) {
    if (has(flags, O_PATH)) {
      return openPath(base, path, flags);
    }
    if (has(flags, O_TMPFILE_BIT)) {
      throw Errno.EOPNOTSUPP.exception(path);
    }
    boolean create = has(flags, O_CREAT);
    if (create && has(flags, O_DIRECTORY)) {
      throw Errno.EINVAL.exception(path);
    }
    boolean exclusive = create && has(flags, O_EXCL);
    boolean follow = !exclusive && !has(flags, O_NOFOLLOW);
    Lookup entry = entries.paths().walk(base, path, followMode(follow, create));
    if (entry.node().isEmpty() && create) {
      if (entry.trailingSlash()) {
        throw Errno.EISDIR.exception(path);
      }
      return openNew(entries.createFile(entry, mode), flags);
    }
    if (exclusive && entry.node().isPresent()) {
      throw Errno.EEXIST.exception(path);
    }
    if (create && entry.trailingSlash()) {
      throw Errno.EISDIR.exception(path);
    }
    return openExisting(entry.existing(), path, flags);
  }

  private static PathWalk.Follow followMode(boolean follow, boolean create) {
    if (follow) {
      return PathWalk.Follow.LAST;
    }
    return create ? PathWalk.Follow.NEVER : PathWalk.Follow.SLASHED;
  }

  private OpenFile openPath(Node base, String path, int flags) {
    PathWalk.Follow follow = followMode(!has(flags, O_NOFOLLOW), false);
    Node node = entries.paths().walk(base, path, follow).existing();
    if (has(flags, O_DIRECTORY)) {
      node.directory();
    }
    return new OpenPath(node, flags & (O_PATH | O_DIRECTORY | O_NOFOLLOW));
  }

  /** A new file can be written to whatever its permission bits say. */
  private static OpenFile openNew(Node node, int flags) {
    RegularFile file = (RegularFile) node.inode();
    return new OpenRegularFile(node, flags, file.open(OpenFlags.writes(flags)));
  }

  private OpenFile openExisting(Node node, String path, int flags) {
    Inode inode = node.inode();
    boolean writes = OpenFlags.writes(flags) || has(flags, O_TRUNC);
    if (has(flags, O_DIRECTORY)) {
      node.directory();
    }
    if (inode instanceof Symlink) {
      throw Errno.ELOOP.exception(path);
    }
    if (inode instanceof Directory) {
      if (writes || has(flags, O_CREAT)) {
        throw Errno.EISDIR.exception(path);
      }
      entries.requirePermission(node, Permissions.READ);
      return new OpenDirectory(node, flags);
    }
    if (writes && inode instanceof RegularFile) {
      entries.refusals().changing(node, FileAccess.WRITE);
    }
    entries.requirePermission(
        node, (OpenFlags.reads(flags) ? Permissions.READ : 0) | (writes ? Permissions.WRITE : 0));
    if (inode instanceof RegularFile file) {
      return openFile(node, file, flags, writes);
    }
    if (inode instanceof Device device) {
      return devices.open(node, device, flags);
    }
    if (inode instanceof Fifo fifo) {
      return fifo.open(node, flags, waits);
    }
    if (inode instanceof SocketFile) {
      throw Errno.ENXIO.exception(path);
    }
    throw entries
        .refusals()
        .refused(node.path(), writes ? FileAccess.WRITE : FileAccess.READ, Errno.EACCES);
  }

  private OpenFile openFile(Node node, RegularFile file, int flags, boolean writes) {
    FileContent content =
        entries
            .refusals()
            .watch(
                node::path, writes ? FileAccess.WRITE : FileAccess.READ, () -> file.open(writes));
    if (has(flags, O_TRUNC)) {
      content.setSize(0);
    }
    return new OpenRegularFile(node, flags, content);
  }
}
