package org.jyodide.benchmarks.engine;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The main module of the pinned Pyodide release, as the build of {@code cpython-314} fetched it.
 */
final class MainModule {
  private MainModule() {}

  static byte[] read() throws IOException {
    Path repository = Path.of(System.getProperty("jyodide.repository", ".")).toAbsolutePath();
    Path target = repository.resolve("cpython-314/target");
    try (Stream<Path> files = Files.isDirectory(target) ? Files.list(target) : Stream.empty()) {
      Optional<Path> found =
          files
              .map(directory -> directory.resolve("pyodide.asm.wasm"))
              .filter(Files::isRegularFile)
              .max(Comparator.naturalOrder());
      if (found.isEmpty()) {
        throw new FileNotFoundException(
            "no pyodide.asm.wasm in a directory of " + target + ": build cpython-314 first");
      }
      return Files.readAllBytes(found.get());
    }
  }
}
