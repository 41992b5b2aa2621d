package org.jyodide.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Keeps downloaded files between clean builds, where the user names a directory for that. */
final class DownloadCache {
  private DownloadCache() {}

  /** Copies a file there. Builds that read the cache at the same time see all of it or none. */
  static void keep(Path file, Path cached) throws IOException {
    Path parent = cached.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IOException(cached + " has no parent directory");
    }
    Files.createDirectories(parent);
    Path part = Files.createTempFile(parent, "download", ".part");
    Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
    Files.move(part, cached, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
