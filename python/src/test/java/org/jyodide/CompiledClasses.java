package org.jyodide;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;

/** Classes that a test compiles, and a class loader that finds them. */
final class CompiledClasses {
  private final Path directory;

  private CompiledClasses(Path directory) {
    this.directory = directory;
  }

  static CompiledClasses in(Path directory) throws IOException {
    Files.createDirectories(directory);
    return new CompiledClasses(directory);
  }

  /** Compiles a class. */
  CompiledClasses add(String name, String source) throws IOException {
    Path file = directory.resolve(name.substring(name.lastIndexOf('.') + 1) + ".java");
    Files.writeString(file, source);
    ToolProvider compiler = ToolProvider.findFirst("javac").orElseThrow();
    int status = compiler.run(System.out, System.err, "-d", directory.toString(), file.toString());
    if (status != 0) {
      throw new IllegalArgumentException("this cannot be compiled: " + source);
    }
    return this;
  }

  ClassLoader loader() throws IOException {
    URL[] urls = {directory.toUri().toURL()};
    return new URLClassLoader(urls, CompiledClasses.class.getClassLoader());
  }
}
