package org.jyodide.differential;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Where things are in the repository. */
record Layout(Path repository) {
  private Path module() {
    return repository.resolve("tests/differential").toAbsolutePath().normalize();
  }

  /** The directory that has the generator's package. */
  Path programs() {
    return module().resolve("src/main/python");
  }

  Path regressions() {
    return module().resolve("src/test/regressions");
  }

  /** What the program in {@code file} must print. */
  Path expected(Path file) {
    return file.resolveSibling(file.getFileName().toString().replace(".py", ".txt"));
  }

  /** The release of Pyodide that was fetched by the build, on Node.js. */
  Optional<Host> node() throws IOException {
    return ProcessHost.node(
        repository.resolve("cpython-314/target/pyodide-314.0.7"),
        module().resolve("src/main/node/serve.mjs"),
        programs());
  }

  Optional<Host> cpython() throws IOException {
    return ProcessHost.cpython(programs());
  }
}
