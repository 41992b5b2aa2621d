package org.jyodide.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jyodide.build.TestData;

/** The archive of the test-suite and the directory it is unpacked to. */
final class SuiteArchive {
  private static final String DEFAULT_ARCHIVE = "../shared/data/wasm-testsuite.tar.xz";

  private SuiteArchive() {}

  /** Where the archive is expected; it need not be there. */
  static Path location() {
    Path repository = Path.of(System.getProperty("jyodide.repository", "../.."));
    return TestData.archive(repository, "spec", DEFAULT_ARCHIVE);
  }

  /** Unpacks {@code archive} unless that was done before; returns the scripts in it. */
  static List<Path> scripts(Path archive) throws IOException {
    Path directory = Path.of(System.getProperty("jyodide.spec.work", "target/wasm-testsuite"));
    TestData.unpack(archive, directory);
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }
}
