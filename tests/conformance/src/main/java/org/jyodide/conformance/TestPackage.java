package org.jyodide.conformance;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** CPython's package {@code test}: the archive, and the directory it is unpacked to. */
final class TestPackage {
  private static final String DEFAULT_ARCHIVE = "../shared/data/cpython-tests-3.14.8.tar.xz";

  /** Whose files are a module each, as in {@code SPLITTESTDIRS} of CPython's libregrtest. */
  private static final Set<String> SPLIT =
      Set.of(
          "test_asyncio",
          "test_concurrent_futures",
          "test_doctests",
          "test_future_stmt",
          "test_gdb",
          "test_inspect",
          "test_pydoc",
          "test_multiprocessing_fork",
          "test_multiprocessing_forkserver",
          "test_multiprocessing_spawn");

  private TestPackage() {}

  /** Where the archive is expected; it need not be there. */
  static Path archive(Path repository) {
    String named = System.getProperty("jyodide.conformance.archive");
    if (named == null) {
      named = System.getenv("JYODIDE_CONFORMANCE_ARCHIVE");
    }
    return repository.resolve(named == null ? DEFAULT_ARCHIVE : named).toAbsolutePath().normalize();
  }

  /** Unpacks {@code archive} to {@code directory} unless that was done before. */
  static void unpack(Path archive, Path directory) throws IOException {
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
        if (entry.isFile()) {
          Files.createDirectories(target.getParent());
          Files.write(target, tar.readAllBytes());
        }
      }
    }
    Files.writeString(marker, state);
  }

  /** The names of all modules of tests below {@code directory}, sorted. */
  static List<String> modules(Path directory) throws IOException {
    List<String> modules = new ArrayList<>();
    add(directory.resolve("test"), "test", modules);
    return modules;
  }

  private static void add(Path directory, String prefix, List<String> modules) throws IOException {
    List<Path> files;
    try (Stream<Path> listed = Files.list(directory)) {
      files = listed.sorted().toList();
    }
    for (Path file : files) {
      String name = file.getFileName().toString();
      if (!name.startsWith("test_")) {
        continue;
      }
      if (name.endsWith(".py")) {
        modules.add(prefix + "." + name.substring(0, name.length() - ".py".length()));
      } else if (Files.isDirectory(file) && prefix.equals("test") && SPLIT.contains(name)) {
        add(file, prefix + "." + name, modules);
      } else if (Files.isDirectory(file)) {
        modules.add(prefix + "." + name);
      }
    }
  }
}
