package org.jyodide.spec;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The archive of the test-suite and the directory it is unpacked to. */
final class SuiteArchive {
  private static final String DEFAULT_ARCHIVE = "../shared/data/wasm-testsuite.tar.xz";

  private SuiteArchive() {}

  /** Where the archive is expected; it need not be there. */
  static Path location() {
    String named = System.getProperty("jyodide.spec.archive");
    if (named == null) {
      named = System.getenv("JYODIDE_SPEC_ARCHIVE");
    }
    Path repository = Path.of(System.getProperty("jyodide.repository", "../.."));
    return repository.resolve(named == null ? DEFAULT_ARCHIVE : named).toAbsolutePath().normalize();
  }

  /** Unpacks {@code archive} unless that was done before; returns the scripts in it. */
  static List<Path> scripts(Path archive) throws IOException {
    Path directory = Path.of(System.getProperty("jyodide.spec.work", "target/wasm-testsuite"));
    Path marker = directory.resolve("unpacked");
    String state = Files.size(archive) + " " + Files.getLastModifiedTime(archive);
    if (!Files.exists(marker) || !Files.readString(marker).equals(state)) {
      unpack(archive, directory);
      Files.writeString(marker, state);
    }
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  private static void unpack(Path archive, Path directory) throws IOException {
    try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
        TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(file))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path target = directory.resolve(entry.getName()).normalize();
        if (!target.startsWith(directory)) {
          throw new IOException("entry outside of the archive: " + entry.getName());
        }
        if (entry.isFile()) {
          Files.createDirectories(target.getParent());
          Files.write(target, tar.readAllBytes());
        }
      }
    }
  }
}
