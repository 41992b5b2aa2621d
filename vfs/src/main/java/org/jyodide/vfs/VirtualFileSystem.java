package org.jyodide.vfs;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The files that one program sees: mounted trees joined into one, with a working directory, a
 * creation mask and a check of permission bits. Paths are those of the guest; nothing outside the
 * mounted trees can be named.
 *
 * <p>A path is taken relative to a node ({@link #workingDirectory()}, or that of an open
 * directory). What concerns an inode rather than a name (mode, owner, times, size) works on a
 * {@link Node}, which {@link #resolve} or an open file gives.
 *
 * <p>Used by one guest thread at a time. Every method may throw {@link ErrnoException} with the
 * numbers that Linux gives; the comments name only those that need a word.
 */
public final class VirtualFileSystem {
  private final MountTable mounts;
  private final Node root;
  private final PathWalk paths;
  private final Entries entries;
  private final Opener opener;
  private final DeviceRegistry devices = new DeviceRegistry();
  private final WaitQueue waits = new WaitQueue();
  private final Refusals refusals = new Refusals();
  private Node workingDirectory;
  private boolean ignoresPermissions;

  /** A file system of one tree. */
  public VirtualFileSystem(FileTree rootTree, MountOptions options) {
    mounts = new MountTable(rootTree, options);
    root = mounts.root().root();
    workingDirectory = root;
    paths = new PathWalk(root, this::ignoresPermissions);
    entries = new Entries(paths, refusals, this::ignoresPermissions);
    opener = new Opener(entries, devices, waits);
  }

  /** The top directory. */
  public Node root() {
    return root;
  }

  /** The devices that can be opened. */
  public DeviceRegistry devices() {
    return devices;
  }

  /** Where this file system's blocking operations wait. */
  public WaitQueue waits() {
    return waits;
  }

  /** Sets who hears of accesses that failed because of how the host set things up. */
  public void setRefusalListener(Consumer<AccessRefusal> listener) {
    refusals.setListener(listener);
  }

  /** Whether permission bits are stored but not checked. */
  public boolean ignoresPermissions() {
    return ignoresPermissions;
  }

  /** Switches the check of permission bits off or on, as Emscripten does around its start. */
  public void setIgnoresPermissions(boolean value) {
    ignoresPermissions = value;
  }

  /** The permission bits that new files do not get. */
  public int creationMask() {
    return entries.creationMask();
  }

  /** Sets the permission bits that new files do not get, and returns the previous ones. */
  public int setCreationMask(int mask) {
    return entries.setCreationMask(mask);
  }

  // Mounts

  /**
   * Mounts a tree. Directories of the path that are missing are made; where that is impossible (a
   * read-only tree), the mount is visible all the same.
   *
   * @throws ErrnoException {@link Errno#EBUSY} if something is mounted there, {@link Errno#ENOTDIR}
   *     if a file is in the way
   */
  public Mount mount(String guestPath, FileTree tree, MountOptions options) {
    return new MountPoint(mounts, entries, root).mount(guestPath, tree, options);
  }

  /**
   * Removes a mount and shows what it covered. The tree is not closed.
   *
   * @throws ErrnoException {@link Errno#EINVAL} if nothing is mounted there, {@link Errno#EBUSY} if
   *     files of it are open, if it holds other mounts or the working directory
   */
  public void unmount(String guestPath) {
    Node node = resolve(root, guestPath, true);
    Mount mount = node.mount();
    if (!node.isSame(mount.root())) {
      throw Errno.EINVAL.exception(guestPath);
    }
    if (mount.isBusy() || workingDirectory.mount() == mount) {
      throw Errno.EBUSY.exception(guestPath);
    }
    mounts.remove(mount);
  }

  /** All mounts, the root first. */
  public List<Mount> mounts() {
    return mounts.all();
  }

  /**
   * A mount for files that have no path, such as pipes and sockets: it only gives them a device
   * number.
   */
  public Mount detachedMount() {
    return mounts.detached(new EmptyFiles(InstantSource.system()));
  }

  // Working directory

  /** The directory where relative paths start. */
  public Node workingDirectory() {
    return workingDirectory;
  }

  /** Sets the directory where relative paths start. */
  public void setWorkingDirectory(Node directory) {
    directory.directory();
    entries.requirePermission(directory, Permissions.EXECUTE);
    workingDirectory = directory;
  }

  // Look-up

  /** What a path leads to; {@code follow} says whether a symbolic link at its end is followed. */
  public Node resolve(Node base, String path, boolean follow) {
    return paths
        .walk(base, path, follow ? PathWalk.Follow.LAST : PathWalk.Follow.SLASHED)
        .existing();
  }

  /**
   * What an absolute path, or one relative to the working directory, leads to through all links.
   */
  public Node resolve(String path) {
    return resolve(workingDirectory, path, true);
  }

  /** Whether {@link #resolve(String)} would find something. */
  public boolean exists(String path) {
    try {
      resolve(path);
      return true;
    } catch (ErrnoException e) {
      return false;
    }
  }

  /** The path that a symbolic link holds; {@link Errno#EINVAL} if it is something else. */
  public String readSymlink(Node base, String path) {
    if (resolve(base, path, false).inode() instanceof Symlink link) {
      return link.target();
    }
    throw Errno.EINVAL.exception(path);
  }

  /**
   * Checks an access as {@code access} does.
   *
   * @param wanted any of 4 (read), 2 (write), 1 (execute or search); 0 asks for existence
   */
  public void checkAccess(Node node, int wanted) {
    if ((wanted & ~7) != 0) {
      throw Errno.EINVAL.exception();
    }
    boolean stored = node.inode() instanceof RegularFile || node.inode() instanceof Directory;
    if ((wanted & Permissions.WRITE) != 0 && stored && node.mount().isReadOnly()) {
      throw Errno.EROFS.exception();
    }
    entries.requirePermission(node, wanted);
  }

  /** Size and free space of the tree that holds a node. */
  public FileSystemStat fileSystemStat(Node node) {
    return node.mount().tree().stat().withReadOnly(node.mount().isReadOnly());
  }

  // Opening

  /**
   * Opens a file, creating it if the flags say so.
   *
   * @param flags as of {@link OpenFlags}
   * @param mode permission bits of a new file, less the creation mask
   */
  public OpenFile open(Node base, String path, int flags, int mode) {
    return opener.open(base, path, flags, mode);
  }

  /** Opens a path relative to the working directory, which need not be created. */
  public OpenFile open(String path, int flags) {
    return open(workingDirectory, path, flags, 0666);
  }

  // Entries

  /** Makes a directory. */
  public void createDirectory(Node base, String path, int mode) {
    entries.createDirectory(base, path, mode);
  }

  /** Makes a directory and those above it that are missing. */
  public void createDirectories(String path) {
    entries.createDirectories(workingDirectory, path);
  }

  /** Makes a symbolic link. */
  public void createSymlink(String target, Node base, String path) {
    entries.createSymlink(target, base, path);
  }

  /** Makes a file, device, FIFO or socket name; type bits 0 mean a file ({@code mknod}). */
  public void createNode(Node base, String path, int mode, int deviceNumber) {
    entries.createNode(base, path, mode, deviceNumber);
  }

  /**
   * Always {@link Errno#EPERM}, as on file systems without hard links, once both paths are sound.
   */
  public void link(Node oldBase, String oldPath, Node newBase, String newPath, boolean follow) {
    Node node = resolve(oldBase, oldPath, follow);
    Lookup target = paths.walk(newBase, newPath, PathWalk.Follow.NEVER);
    if (target.node().isPresent()) {
      throw Errno.EEXIST.exception(newPath);
    }
    throw (node.mount() == target.parent().mount() ? Errno.EPERM : Errno.EXDEV).exception(newPath);
  }

  /** Removes the name of something that is not a directory. */
  public void unlink(Node base, String path) {
    entries.unlink(base, path);
  }

  /** Removes an empty directory. */
  public void removeDirectory(Node base, String path) {
    entries.removeDirectory(base, path);
  }

  /** Moves an entry, replacing what has the new name. */
  public void rename(Node oldBase, String oldPath, Node newBase, String newPath) {
    entries.rename(
        paths.walk(oldBase, oldPath, PathWalk.Follow.NEVER),
        paths.walk(newBase, newPath, PathWalk.Follow.NEVER));
  }

  // Attributes

  /**
   * Sets the permission bits; those of a symbolic link are {@link Errno#EOPNOTSUPP}, as on Linux.
   */
  public void setPermissions(Node node, int permissions) {
    if (node.inode() instanceof Symlink) {
      throw Errno.EOPNOTSUPP.exception();
    }
    change(node, () -> node.inode().attributes().setPermissions(permissions & 07777));
  }

  /** Sets owner and group; -1 leaves one as it is. */
  public void setOwner(Node node, int userId, int groupId) {
    change(node, () -> node.inode().attributes().setOwner(userId, groupId));
  }

  /** Sets the times in nanoseconds since 1970; {@link InodeAttributes#OMIT} leaves one as it is. */
  public void setTimes(Node node, long accessTime, long modificationTime) {
    change(node, () -> node.inode().attributes().setTimes(accessTime, modificationTime));
  }

  /** Cuts a file off or grows it with zeros. */
  public void setSize(Node node, long size) {
    if (node.inode() instanceof Directory) {
      throw Errno.EISDIR.exception();
    }
    if (size < 0 || !(node.inode() instanceof RegularFile)) {
      throw Errno.EINVAL.exception();
    }
    entries.requirePermission(node, Permissions.WRITE);
    RegularFile file = (RegularFile) node.inode();
    refusals.changing(node, FileAccess.WRITE);
    refusals.watch(
        node::path,
        FileAccess.WRITE,
        () -> {
          try (FileContent content = file.open(true)) {
            content.setSize(size);
          }
          return Optional.empty();
        });
  }

  private void change(Node node, Runnable action) {
    refusals.changing(node, FileAccess.CHANGE_ATTRIBUTES);
    refusals.watch(
        node::path,
        FileAccess.CHANGE_ATTRIBUTES,
        () -> {
          action.run();
          return Optional.empty();
        });
  }
}
