package org.jyodide.build;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** An archive of test data that stands beside the repository, where it is there at all. */
public final class TestData {
  private TestData() {}

  /**
   * Where an archive is expected; it need not be there.
   *
   * @param suite the name of the suite, in {@code jyodide.SUITE.archive}, the system property that
   *     names another place, and {@code JYODIDE_SUITE_ARCHIVE}, the environment variable that does
   * @param usual the place relative to the repository
   */
  public static Path archive(Path repository, String suite, String usual) {
    String named = System.getProperty("jyodide." + suite + ".archive");
    if (named == null) {
      named = System.getenv("JYODIDE_" + suite.toUpperCase(Locale.ROOT) + "_ARCHIVE");
    }
    return repository.resolve(named == null ? usual : named).toAbsolutePath().normalize();
  }

  /** Unpacks a {@code .tar.xz} to a directory unless that was done before. */
  public static void unpack(Path archive, Path directory) throws IOException {
    Path marker = directory.resolveSibling(directory.getFileName() + ".unpacked");
    String state = Files.size(archive) + " " + Files.getLastModifiedTime(archive);
    if (Files.exists(marker) && Files.readString(marker).equals(state)) {
      return;
    }
    try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
        TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(file))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path target = directory.resolve(entry.getName()).normalize();
        if (!target.startsWith(directory)) {
          throw new IOException("entry outside of the archive: " + entry.getName());
        }
        Path parent = target.getParent();
        if (entry.isFile() && parent != null) {
          Files.createDirectories(parent);
          Files.write(target, tar.readAllBytes());
        }
      }
    }
    Files.writeString(marker, state);
  }
}
