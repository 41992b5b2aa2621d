package org.jyodide.vfs.host;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * What the host's file system can do.
 *
 * @param isDefault whether it is the one of the disk, which understands {@code NOFOLLOW_LINKS}
 *     always
 * @param hasUnixAttributes whether inode numbers and whole modes are known
 * @param hasPermissions whether POSIX permissions are known
 * @param ignoresCase whether two cases of a letter name the same file
 * @param hasWindowsNames whether some names mean devices, and dots and blanks at the end are
 *     dropped
 */
record HostTraits(
    boolean isDefault,
    boolean hasUnixAttributes,
    boolean hasPermissions,
    boolean ignoresCase,
    boolean hasWindowsNames) {
  static HostTraits of(Path root) throws IOException {
    Set<String> views = root.getFileSystem().supportedFileAttributeViews();
    return new HostTraits(
        root.getFileSystem() == FileSystems.getDefault(),
        views.contains("unix"),
        views.contains("posix"),
        ignoresCase(root),
        root.getFileSystem().getSeparator().equals("\\"));
  }

  /** Tries it out on a name that exists; reading leaves no trace, unlike making a file. */
  private static boolean ignoresCase(Path root) throws IOException {
    Path lower = root.getFileSystem().getPath("a");
    if (lower.equals(root.getFileSystem().getPath("A"))) {
      return true;
    }
    for (Path path = root; path != null; path = path.getParent()) {
      if (path.getFileName() != null && hasLetters(path)) {
        return isSameInOtherCase(path);
      }
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(root)) {
      for (Path entry : entries) {
        if (hasLetters(entry)) {
          return isSameInOtherCase(entry);
        }
      }
    }
    return false;
  }

  private static boolean hasLetters(Path path) {
    return !otherCase(path).equals(String.valueOf(path.getFileName()));
  }

  private static boolean isSameInOtherCase(Path path) throws IOException {
    Path other = path.resolveSibling(otherCase(path));
    return Files.exists(other) && Files.exists(path) && Files.isSameFile(path, other);
  }

  private static String otherCase(Path path) {
    String name = String.valueOf(path.getFileName());
    String upper = name.toUpperCase(Locale.ROOT);
    return upper.equals(name) ? name.toLowerCase(Locale.ROOT) : upper;
  }
}
