package org.jyodide.vfs;

import java.util.Optional;

/**
 * An inode seen through a mount: what a path leads to. It stays valid when the path changes. As the
 * base of relative paths it must be a directory.
 */
public final class Node {
  private final Mount mount;
  private final Inode inode;
  private final Optional<Directory> holder;
  private final String name;

  /** A node of which only the inode is known; a path is known of directories only. */
  public Node(Mount mount, Inode inode) {
    this(mount, inode, Optional.empty(), "");
  }

  /** A node that is in no directory, with a name that says what it is, such as {@code pipe:[7]}. */
  public Node(Mount mount, Inode inode, String name) {
    this(mount, inode, Optional.empty(), name);
  }

  Node(Mount mount, Inode inode, Directory holder, String name) {
    this(mount, inode, Optional.of(holder), name);
  }

  private Node(Mount mount, Inode inode, Optional<Directory> holder, String name) {
    this.mount = mount;
    this.inode = inode;
    this.holder = holder;
    this.name = name;
  }

  /** The mount that the path went through last. */
  public Mount mount() {
    return mount;
  }

  /** The inode. */
  public Inode inode() {
    return inode;
  }

  /** The inode as a directory; {@link Errno#ENOTDIR} if it is none. */
  public Directory directory() {
    if (inode instanceof Directory directory) {
      return directory;
    }
    throw Errno.ENOTDIR.exception(name);
  }

  /** What {@code stat} tells. */
  public Stat stat() {
    return inode.stat().withDevice(mount.device());
  }

  /**
   * The absolute path without symbolic links. Directories know theirs even after a rename; other
   * nodes tell the one that led to them.
   *
   * @throws ErrnoException {@link Errno#ENOENT} below a removed directory
   */
  public String path() {
    StringBuilder path = new StringBuilder();
    Mount at = mount;
    Directory directory;
    if (inode instanceof Directory own) {
      directory = own;
    } else {
      path.append(name);
      if (holder.isEmpty()) {
        return path.toString();
      }
      path.insert(0, '/');
      directory = holder.get();
    }
    while (true) {
      if (directory == at.tree().root()) {
        if (at.place().isEmpty()) {
          return path.isEmpty() ? "/" : path.toString();
        }
        Mount.Place place = at.place().get();
        path.insert(0, "/" + place.name());
        directory = place.directory();
        at = place.mount();
      } else {
        path.insert(0, "/" + directory.name());
        directory = directory.parent().orElseThrow(Errno.ENOENT::exception);
      }
    }
  }

  /** The directory above this one, across mounts; the root is above itself. */
  Node parent() {
    Directory directory = directory();
    if (directory == mount.tree().root()) {
      return mount.place().map(at -> new Node(at.mount(), at.directory())).orElse(this);
    }
    return new Node(mount, directory.parent().orElseThrow(Errno.ENOENT::exception));
  }

  boolean isSame(Node other) {
    return mount == other.mount && inode == other.inode;
  }
}
