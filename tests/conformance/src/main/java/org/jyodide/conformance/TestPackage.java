package org.jyodide.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jyodide.build.TestData;

/** CPython's package {@code test}: where its archive is, and what is in it. */
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
    return TestData.archive(repository, "conformance", DEFAULT_ARCHIVE);
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
