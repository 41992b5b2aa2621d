package org.jyodide.vfs.host;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.jyodide.vfs.Directory;
import org.jyodide.vfs.FileSystemStat;
import org.jyodide.vfs.FileTree;

/**
 * A tree that shows a directory of any {@code java.nio} file system: the disk, an opened zip, a
 * file system in memory.
 *
 * <p>Nothing outside the directory can be reached:
 *
 * <ul>
 *   <li>The host never follows a symbolic link. Links are told as links, with {@code
 *       NOFOLLOW_LINKS} on every access, and the virtual file system resolves them inside its own
 *       tree.
 *   <li>Before each access (at most 0.2 ms before one that only looks), and once more after
 *       opening, the real path of the directory concerned is compared with the path that it should
 *       have, so a directory that another program replaced by a link is refused ({@code EACCES}).
 *   <li>Only names that are one component for the host too are passed on; devices, sockets and the
 *       like are visible but cannot be opened.
 *   <li>Where the host ignores case, a name must have the case it was made with.
 * </ul>
 *
 * <p>Files appear to belong to the guest's only user; the host's user numbers are not told.
 */
public final class HostFiles implements FileTree {
  private final Path root;
  private final boolean writable;
  private final HostLinks links;
  private final HostTraits traits;
  private final HostTrust trust = new HostTrust();
  private final HostDirectory rootDirectory;

  private HostFiles(Path root, boolean writable, HostLinks links) throws IOException {
    this.root = root.toRealPath();
    if (!Files.isDirectory(this.root)) {
      throw new NotDirectoryException(root.toString());
    }
    this.writable = writable;
    this.links = links;
    this.traits = HostTraits.of(this.root);
    this.rootDirectory = HostDirectory.root(this);
  }

  /**
   * A tree that only reads.
   *
   * @throws IOException if the path is no directory that can be reached
   */
  public static HostFiles readOnly(Path root) throws IOException {
    return new HostFiles(root, false, HostLinks.CONTAINED);
  }

  /**
   * A tree that reads and writes, and makes only {@linkplain HostLinks#CONTAINED contained} links.
   */
  public static HostFiles readWrite(Path root) throws IOException {
    return readWrite(root, HostLinks.CONTAINED);
  }

  /** A tree that reads and writes, with the given rule for symbolic links. */
  public static HostFiles readWrite(Path root, HostLinks links) throws IOException {
    return new HostFiles(root, true, links);
  }

  @Override
  public Directory root() {
    return rootDirectory;
  }

  @Override
  public boolean isReadOnly() {
    return !writable;
  }

  @Override
  public FileSystemStat stat() {
    return HostErrors.run(
        () -> {
          FileStore store = Files.getFileStore(root);
          long free = store.getUsableSpace();
          return FileSystemStat.ofBytes(Math.max(free, store.getTotalSpace()), free, 0, 0);
        });
  }

  Path rootPath() {
    return root;
  }

  boolean isWritable() {
    return writable;
  }

  HostLinks links() {
    return links;
  }

  HostTrust trust() {
    return trust;
  }

  HostTraits traits() {
    return traits;
  }
}
