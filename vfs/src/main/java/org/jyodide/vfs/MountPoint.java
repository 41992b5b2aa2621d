package org.jyodide.vfs;

import java.time.InstantSource;

/** The operation {@code mount}: finds or makes the place for a tree. */
final class MountPoint {
  private final MountTable mounts;
  private final Entries entries;
  private final Node root;

  MountPoint(MountTable mounts, Entries entries, Node root) {
    this.mounts = mounts;
    this.entries = entries;
    this.root = root;
  }

  Mount mount(String guestPath, FileTree tree, MountOptions options) {
    Node at = root;
    String[] names = guestPath.split("/+");
    for (int i = 0; i < names.length - 1; i++) {
      if (!names[i].isEmpty()) {
        at = enter(at, names[i]);
      }
    }
    String last = names.length == 0 ? "" : names[names.length - 1];
    if (last.isEmpty()) {
      throw Errno.EBUSY.exception(guestPath);
    }
    Lookup entry = lookUp(at, last);
    if (!entry.isEntry()) {
      throw Errno.EINVAL.exception(guestPath);
    }
    if (entry.isMountPoint() || isRoot(entry)) {
      throw Errno.EBUSY.exception(guestPath);
    }
    if (entry.node().isPresent()) {
      entry.node().get().directory();
    }
    return mounts.add(entry.parent(), entry.name(), tree, options);
  }

  /**
   * The directory of that name; where it is missing and cannot be made, an empty tree stands in.
   */
  private Node enter(Node at, String name) {
    Lookup entry = lookUp(at, name);
    if (entry.node().isPresent()) {
      Node node = entry.node().get();
      node.directory();
      return node;
    }
    Node parent = entry.parent();
    if (parent.mount().isReadOnly()) {
      return standIn(entry);
    }
    try {
      Directory made = parent.directory().createDirectory(entry.name(), 0755);
      return new Node(parent.mount(), made);
    } catch (ErrnoException e) {
      return standIn(entry);
    }
  }

  private Node standIn(Lookup entry) {
    return mounts
        .add(
            entry.parent(),
            entry.name(),
            new EmptyFiles(InstantSource.system()),
            MountOptions.readOnly())
        .root();
  }

  private Lookup lookUp(Node at, String name) {
    return entries.paths().walk(at, name, PathWalk.Follow.LAST);
  }

  private static boolean isRoot(Lookup entry) {
    return entry.node().isPresent() && entry.node().get().path().equals("/");
  }
}
