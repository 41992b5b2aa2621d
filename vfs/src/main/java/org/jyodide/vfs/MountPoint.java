package org.jyodide.vfs;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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
    List<String> names =
        Arrays.stream(guestPath.split("/", -1)).filter(name -> !name.isEmpty()).toList();
    if (names.isEmpty()) {
      throw Errno.EBUSY.exception(guestPath);
    }
    Node at = root;
    for (String name : names.subList(0, names.size() - 1)) {
      at = enter(at, name);
    }
    String last = names.get(names.size() - 1);
    Lookup entry = lookUp(at, last);
    if (!entry.isEntry()) {
      throw Errno.EINVAL.exception(guestPath);
    }
    if (entry.isMountPoint() || isRoot(entry)) {
      throw Errno.EBUSY.exception(guestPath);
    }
    if (entry.node().isPresent()) {
      entry.node().get().directory();
    } else {
      makeDirectory(entry);
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
    return makeDirectory(entry).orElseGet(() -> standIn(entry));
  }

  /** Makes a missing directory, unless the tree takes no changes. */
  private static Optional<Node> makeDirectory(Lookup entry) {
    Node parent = entry.parent();
    if (parent.mount().isReadOnly()) {
      return Optional.empty();
    }
    try {
      Directory made = parent.directory().createDirectory(entry.name(), 0755);
      return Optional.of(new Node(parent.mount(), made));
    } catch (ErrnoException e) {
      return Optional.empty();
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
