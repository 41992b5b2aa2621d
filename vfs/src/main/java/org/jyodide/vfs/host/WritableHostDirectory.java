package org.jyodide.vfs.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import org.jyodide.vfs.Directory;
import org.jyodide.vfs.Errno;
import org.jyodide.vfs.FileType;
import org.jyodide.vfs.Inode;
import org.jyodide.vfs.RegularFile;
import org.jyodide.vfs.Stat;
import org.jyodide.vfs.Symlink;

/**
 * A directory of the host that the guest may change. Only a tree that was opened for writing has
 * any.
 */
final class WritableHostDirectory extends HostDirectory {
  private static final int OWNER_ACCESS = 0600;

  WritableHostDirectory(HostLocation location, HostAttributes attributes) {
    super(location, attributes);
  }

  @Override
  public RegularFile createFile(String child, int permissions) {
    Path path = location().child(child);
    HostTraits traits = location().tree().traits();
    HostErrors.run(
        () ->
            Files.createFile(
                path, HostPermissions.forCreation(permissions | OWNER_ACCESS, traits)));
    HostFile file = made(child, HostFile.class);
    if ((permissions & OWNER_ACCESS) != OWNER_ACCESS) {
      file.setPermissionsAfterOpening(permissions);
    }
    return file;
  }

  @Override
  public Directory createDirectory(String child, int permissions) {
    Path path = location().child(child);
    HostTraits traits = location().tree().traits();
    HostErrors.run(
        () -> Files.createDirectory(path, HostPermissions.forCreation(permissions, traits)));
    return made(child, HostDirectory.class);
  }

  @Override
  public Symlink createSymlink(String child, String target) {
    HostFiles tree = location().tree();
    if (tree.links() == HostLinks.CONTAINED && !isContained(target)) {
      throw Errno.EPERM.exception(target);
    }
    Path path = location().child(child);
    HostErrors.run(
        () -> Files.createSymbolicLink(path, tree.rootPath().getFileSystem().getPath(target)));
    return made(child, HostSymlink.class);
  }

  /** The guest makes no devices or FIFOs on the host. */
  @Override
  public Inode createSpecial(String child, FileType type, int permissions, int deviceNumber) {
    throw Errno.EPERM.exception(child);
  }

  @Override
  public void unlink(String child) {
    delete(child);
  }

  @Override
  public void removeDirectory(String child) {
    delete(child);
  }

  @Override
  public void rename(String child, Directory target, String newName) {
    HostDirectory destination = (HostDirectory) target;
    Path from = location().child(child);
    Path to = destination.location().child(newName);
    Inode moved = find(child).orElseThrow(() -> Errno.ENOENT.exception(child));
    Optional<Inode> replaced = destination.find(newName);
    Optional<Stat> last = replaced.map(Inode::stat);
    HostErrors.run(() -> move(from, to, moved));
    replaced.ifPresent(inode -> ((HostInode) inode).location().remove(last.orElseThrow()));
    known().remove(child);
    ((HostInode) moved).location().move(destination, newName);
    destination.known().put(newName, moved);
  }

  private Path move(Path from, Path to, Inode moved) throws IOException {
    if (location().tree().traits().isDefault()) {
      // In one step this is the rename of POSIX, which replaces files and empty directories.
      return Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }
    if (moved instanceof Directory directory && !directory.names().isEmpty()) {
      // Other file systems lose or refuse the content. The guest's library copies, as between
      // mounts.
      throw Errno.EXDEV.exception();
    }
    return Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  private void delete(String child) {
    Path path = location().child(child);
    Inode inode = find(child).orElseThrow(() -> Errno.ENOENT.exception(child));
    Stat last = inode.stat();
    if (inode instanceof Symlink link) {
      link.target();
    }
    HostErrors.run(
        () -> {
          Files.delete(path);
          return path;
        });
    known().remove(child);
    ((HostInode) inode).location().remove(last);
  }

  private <T extends Inode> T made(String child, Class<T> type) {
    Inode inode = find(child).orElseThrow(() -> Errno.ENOENT.exception(child));
    if (!type.isInstance(inode)) {
      throw Errno.EEXIST.exception(child);
    }
    return type.cast(inode);
  }

  private static boolean isContained(String target) {
    return !target.startsWith("/")
        && target.indexOf('\\') < 0
        && target.indexOf(':') < 0
        && !Arrays.asList(target.split("/", -1)).contains("..");
  }
}
