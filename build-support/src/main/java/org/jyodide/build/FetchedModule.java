package org.jyodide.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The main module of the pinned Pyodide release, where the build of {@code cpython-314} fetched it.
 */
public final class FetchedModule {
  private static final String NAME = "pyodide.asm.wasm";

  private FetchedModule() {}

  /** The file, if that module has been built. */
  public static Optional<Path> find(Path repository) throws IOException {
    Path target = repository.resolve("cpython-314/target");
    try (Stream<Path> files = Files.isDirectory(target) ? Files.list(target) : Stream.empty()) {
      return files
          .map(directory -> directory.resolve(NAME))
          .filter(Files::isRegularFile)
          .max(Comparator.naturalOrder());
    }
  }
}
