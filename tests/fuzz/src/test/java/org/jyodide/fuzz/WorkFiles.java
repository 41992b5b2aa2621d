package org.jyodide.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Directories that hold the modules of one batch. */
final class WorkFiles {
  private WorkFiles() {}

  /** Deletes the files of a directory. */
  static void clear(Path directory) throws IOException {
    Files.createDirectories(directory);
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
  }

  static void delete(Path directory) throws IOException {
    clear(directory);
    Files.delete(directory);
  }
}
