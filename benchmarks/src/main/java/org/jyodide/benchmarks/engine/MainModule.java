package org.jyodide.benchmarks.engine;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jyodide.build.FetchedModule;

/** The main module of the pinned Pyodide release. */
final class MainModule {
  private MainModule() {}

  static byte[] read() throws IOException {
    Path repository = Path.of(System.getProperty("jyodide.repository", ".")).toAbsolutePath();
    Optional<Path> found = FetchedModule.find(repository);
    if (found.isEmpty()) {
      throw new FileNotFoundException(
          "no pyodide.asm.wasm in " + repository + ": build cpython-314 first");
    }
    return Files.readAllBytes(found.get());
  }
}
