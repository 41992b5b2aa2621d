package org.jyodide.vfs;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The operations that make, remove and move names, with the checks that Linux makes before them.
 */
final class Entries {
  private final PathWalk paths;
  private final Refusals refusals;
  private final BooleanSupplier ignorePermissions;
  private int creationMask = 022;

  Entries(PathWalk paths, Refusals refusals, BooleanSupplier ignorePermissions) {
    this.paths = paths;
    this.refusals = refusals;
    this.ignorePermissions = ignorePermissions;
  }

  PathWalk paths() {
    return paths;
  }

  Refusals refusals() {
    return refusals;
  }

  int creationMask() {
    return creationMask;
  }

  int setCreationMask(int mask) {
    int previous = creationMask;
    creationMask = mask & 0777;
    return previous;
  }

  void requirePermission(Node node, int wanted) {
    if (!ignorePermissions.getAsBoolean()) {
      Permissions.check(node.inode(), wanted);
    }
  }

  void createDirectory(Node base, String path, int mode) {
    Lookup entry = paths.walk(base, path, PathWalk.Follow.NEVER);
    create(entry, directory -> directory.createDirectory(entry.name(), masked(mode)));
  }

  void createDirectories(Node base, String path) {
    for (int end = path.indexOf('/', 1); end >= 0; end = path.indexOf('/', end + 1)) {
      createDirectoryIfMissing(base, path.substring(0, end));
    }
    createDirectoryIfMissing(base, path);
  }

  private void createDirectoryIfMissing(Node base, String path) {
    Lookup entry = paths.walk(base, path, PathWalk.Follow.LAST);
    if (entry.node().isEmpty()) {
      create(entry, directory -> directory.createDirectory(entry.name(), masked(0777)));
    } else {
      entry.existing().directory();
    }
  }

  void createSymlink(String target, Node base, String path) {
    if (target.isEmpty()) {
      throw Errno.ENOENT.exception();
    }
    Lookup entry = paths.walk(base, path, PathWalk.Follow.NEVER);
    refuseSlash(entry);
    create(entry, directory -> directory.createSymlink(entry.name(), target));
  }

  void createNode(Node base, String path, int mode, int deviceNumber) {
    FileType type = (mode & FileType.MASK) == 0 ? FileType.REGULAR : FileType.of(mode);
    if (type == FileType.DIRECTORY) {
      throw Errno.EPERM.exception(path);
    }
    if (type == FileType.SYMLINK) {
      throw Errno.EINVAL.exception(path);
    }
    Lookup entry = paths.walk(base, path, PathWalk.Follow.NEVER);
    refuseSlash(entry);
    if (type == FileType.REGULAR) {
      createFile(entry, mode);
      return;
    }
    boolean device = type == FileType.CHARACTER_DEVICE || type == FileType.BLOCK_DEVICE;
    int number = device ? deviceNumber : 0;
    create(entry, directory -> directory.createSpecial(entry.name(), type, masked(mode), number));
  }

  Node createFile(Lookup entry, int mode) {
    return create(entry, directory -> directory.createFile(entry.name(), masked(mode)));
  }

  void unlink(Node base, String path) {
    Lookup entry = paths.walk(base, path, PathWalk.Follow.NEVER);
    if (!entry.isEntry()) {
      throw Errno.EISDIR.exception(path);
    }
    Node node = entry.node().orElseThrow(() -> Errno.ENOENT.exception(path));
    refusals.changing(entry, FileAccess.REMOVE);
    requirePermission(entry.parent(), Permissions.WRITE | Permissions.EXECUTE);
    if (node.inode() instanceof Directory) {
      throw Errno.EISDIR.exception(path);
    }
    entry.existing();
    change(entry, FileAccess.REMOVE, directory -> directory.unlink(entry.name()));
  }

  void removeDirectory(Node base, String path) {
    Lookup entry = paths.walk(base, path, PathWalk.Follow.NEVER);
    switch (entry.kind()) {
      case DOT -> throw Errno.EINVAL.exception(path);
      case DOT_DOT -> throw Errno.ENOTEMPTY.exception(path);
      case ROOT, JUMP -> throw Errno.EBUSY.exception(path);
      case ENTRY -> {}
    }
    Directory removed = entry.node().orElseThrow(() -> Errno.ENOENT.exception(path)).directory();
    if (entry.isMountPoint()) {
      throw Errno.EBUSY.exception(path);
    }
    refusals.changing(entry, FileAccess.REMOVE);
    requirePermission(entry.parent(), Permissions.WRITE | Permissions.EXECUTE);
    if (!entry.parent().mount().childNames(removed).isEmpty()) {
      throw Errno.EBUSY.exception(path);
    }
    change(entry, FileAccess.REMOVE, directory -> directory.removeDirectory(entry.name()));
  }

  void rename(Lookup from, Lookup to) {
    if (from.parent().mount() != to.parent().mount()) {
      throw Errno.EXDEV.exception(to.name());
    }
    if (!from.isEntry() || !to.isEntry()) {
      throw Errno.EBUSY.exception(from.name());
    }
    Inode moved = from.node().orElseThrow(() -> Errno.ENOENT.exception(from.path())).inode();
    if (from.isMountPoint() || to.isMountPoint()) {
      throw Errno.EBUSY.exception(from.path());
    }
    refusals.changing(from, FileAccess.RENAME);
    boolean isDirectory = moved instanceof Directory;
    if (!isDirectory && (from.trailingSlash() || to.trailingSlash())) {
      throw Errno.ENOTDIR.exception(from.path());
    }
    if (isDirectory && isInside(to.parent(), moved)) {
      throw Errno.EINVAL.exception(to.path());
    }
    requirePermission(from.parent(), Permissions.WRITE | Permissions.EXECUTE);
    requirePermission(to.parent(), Permissions.WRITE | Permissions.EXECUTE);
    if (to.node().isPresent()) {
      Node replaced = to.node().get();
      if (replaced.inode() == moved) {
        return;
      }
      checkReplaceable(from, isDirectory, replaced);
    }
    Directory target = to.parent().directory();
    change(from, FileAccess.RENAME, directory -> directory.rename(from.name(), target, to.name()));
  }

  private static void checkReplaceable(Lookup from, boolean isDirectory, Node replaced) {
    if (!(replaced.inode() instanceof Directory other)) {
      if (isDirectory) {
        throw Errno.ENOTDIR.exception(replaced.path());
      }
      return;
    }
    if (!isDirectory) {
      throw Errno.EISDIR.exception(replaced.path());
    }
    if (isInside(from.parent(), other)) {
      throw Errno.ENOTEMPTY.exception(replaced.path());
    }
    if (!replaced.mount().childNames(other).isEmpty()) {
      throw Errno.EBUSY.exception(replaced.path());
    }
  }

  /** Whether a directory is another one or below it, within their mount. */
  private static boolean isInside(Node directory, Inode other) {
    Directory at = directory.directory();
    while (at != other) {
      if (at.parent().isEmpty()) {
        return false;
      }
      at = at.parent().get();
    }
    return true;
  }

  private Node create(Lookup entry, Function<Directory, Inode> maker) {
    if (entry.node().isPresent() || !entry.isEntry()) {
      throw Errno.EEXIST.exception(entry.name());
    }
    refusals.changing(entry, FileAccess.CREATE);
    requirePermission(entry.parent(), Permissions.WRITE | Permissions.EXECUTE);
    Directory directory = entry.parent().directory();
    Inode made = refusals.watch(entry::path, FileAccess.CREATE, () -> maker.apply(directory));
    return new Node(entry.parent().mount(), made, directory, entry.name());
  }

  private void change(Lookup entry, FileAccess wanted, Consumer<Directory> operation) {
    Directory directory = entry.parent().directory();
    refusals.watch(
        entry::path,
        wanted,
        () -> {
          operation.accept(directory);
          return directory;
        });
  }

  private static void refuseSlash(Lookup entry) {
    if (entry.trailingSlash() && entry.isEntry() && entry.node().isEmpty()) {
      throw Errno.ENOENT.exception(entry.name());
    }
  }

  private int masked(int mode) {
    return mode & 07777 & ~creationMask;
  }
}
