package org.jyodide.vfs.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipException;
import org.jyodide.vfs.Directory;
import org.jyodide.vfs.ErrnoException;
import org.jyodide.vfs.FileSystemStat;
import org.jyodide.vfs.FileTree;
import org.jyodide.vfs.memory.MemoryQuota;

/**
 * A read-only tree that shows a zip archive: a library, a wheel. The archive is read in place; a
 * file is unpacked when it is opened, checked against its checksum, and charged to a quota while it
 * is open.
 *
 * <p>An archive is refused as a whole if an entry's name could lead out of it ({@code ..}, a slash
 * at the start) or cannot be placed. Of several entries with one name the last one counts. Symbolic
 * links and permissions are those that Unix programs leave in archives.
 */
public final class ArchiveFiles implements FileTree {
  private final List<ArchiveBytes> archives;
  private final ArchiveDirectory root;

  private ArchiveFiles(List<ArchiveBytes> archives, MemoryQuota quota) throws IOException {
    this.archives = archives;
    try {
      this.root = ArchiveTree.build(archives, quota);
    } catch (IOException | RuntimeException e) {
      for (ArchiveBytes bytes : archives) {
        bytes.close();
      }
      throw e;
    }
  }

  /**
   * The tree of an archive in the heap. The array is not copied and must not be changed any more.
   *
   * @param quota what unpacked files are charged to
   * @throws ZipException if this is no sound archive
   */
  public static ArchiveFiles of(byte[] archive, MemoryQuota quota) throws ZipException {
    return of(List.of(archive), quota);
  }

  /**
   * One tree of several archives in the heap, as if they were unpacked one after the other.
   *
   * @param quota what unpacked files are charged to
   * @throws ZipException if one is no sound archive, or has a file where another has a directory
   */
  public static ArchiveFiles of(List<byte[]> archives, MemoryQuota quota) throws ZipException {
    try {
      return new ArchiveFiles(archives.stream().map(ArchiveBytes::of).toList(), quota);
    } catch (ZipException e) {
      throw e;
    } catch (IOException e) {
      ZipException damaged = new ZipException(e.getMessage());
      damaged.initCause(e);
      throw damaged;
    }
  }

  /**
   * The tree of an archive in a file, which stays open until {@link #close}.
   *
   * @param quota what unpacked files are charged to
   * @throws IOException if the file cannot be read, a {@link ZipException} if it is no sound
   *     archive
   */
  public static ArchiveFiles of(Path archive, MemoryQuota quota) throws IOException {
    return new ArchiveFiles(List.of(ArchiveBytes.of(archive)), quota);
  }

  @Override
  public Directory root() {
    return root;
  }

  @Override
  public boolean isReadOnly() {
    return true;
  }

  @Override
  public FileSystemStat stat() {
    long size = archives.stream().mapToLong(ArchiveBytes::size).sum();
    return FileSystemStat.ofBytes(size, 0, 0, 0).withReadOnly(true);
  }

  /** Closes the archive; {@link ErrnoException} with EIO if the host fails to. */
  @Override
  public void close() {
    ArchiveContent.orFail(
        () -> {
          for (ArchiveBytes bytes : archives) {
            bytes.close();
          }
          return archives;
        });
  }
}
