package org.jyodide.vfs;

import java.util.List;
import java.util.Optional;

/**
 * An inode that gives names to others. Names are single path components, checked by the caller:
 * never empty, {@code .}, {@code ..} or with a slash. The methods that change something refuse with
 * {@link Errno#EROFS} here; a tree that can be written to overrides them.
 */
public abstract class Directory extends Inode {
  protected Directory(InodeAttributes attributes) {
    super(attributes);
  }

  @Override
  public final FileType type() {
    return FileType.DIRECTORY;
  }

  /**
   * The directory that holds this one; empty for the root of a tree and for a removed directory.
   */
  public abstract Optional<Directory> parent();

  /** The name of this directory in its parent; empty for the root of a tree. */
  public abstract String name();

  /** The inode of that name. */
  public abstract Optional<Inode> find(String name);

  /**
   * All names, without {@code .} and {@code ..}, in an order that does not change between calls.
   */
  public abstract List<String> names();

  /** Makes an empty file under a name that is free. */
  public RegularFile createFile(String name, int permissions) {
    throw Errno.EROFS.exception(name);
  }

  /** Makes an empty directory under a name that is free. */
  public Directory createDirectory(String name, int permissions) {
    throw Errno.EROFS.exception(name);
  }

  /** Makes a symbolic link under a name that is free. */
  public Symlink createSymlink(String name, String target) {
    throw Errno.EROFS.exception(name);
  }

  /**
   * Makes a device, FIFO or socket under a name that is free.
   *
   * @param deviceNumber as of {@link Device#number(int, int)}, 0 for FIFO and socket
   */
  public Inode createSpecial(String name, FileType type, int permissions, int deviceNumber) {
    throw Errno.EROFS.exception(name);
  }

  /** Removes the name of something that is not a directory. */
  public void unlink(String name) {
    throw Errno.EROFS.exception(name);
  }

  /** Removes an empty directory; {@link Errno#ENOTEMPTY} if it is not. */
  public void removeDirectory(String name) {
    throw Errno.EROFS.exception(name);
  }

  /**
   * Moves an entry to a directory of the same tree, replacing what has the new name. The caller has
   * seen to it that types match and that a directory is not moved below itself; an occupied
   * directory in the way is {@link Errno#ENOTEMPTY}.
   */
  public void rename(String name, Directory target, String newName) {
    throw Errno.EROFS.exception(name);
  }
}
