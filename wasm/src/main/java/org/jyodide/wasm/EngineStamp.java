package org.jyodide.wasm;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.stream.Stream;
import org.jyodide.wasm.codegen.ModuleTranslator;

/**
 * Tells builds of the translator apart, so that code which one has kept is not used by the next:
 * the size and time of its file, or the newest of its classes.
 */
final class EngineStamp {
  static final String CURRENT = read();

  private EngineStamp() {}

  private static String read() {
    try {
      CodeSource source = ModuleTranslator.class.getProtectionDomain().getCodeSource();
      if (source == null || source.getLocation() == null) {
        return "";
      }
      Path path = Path.of(source.getLocation().toURI());
      return Files.isDirectory(path) ? newest(path) : stamp(path);
    } catch (IOException
        | URISyntaxException
        | IllegalArgumentException
        | FileSystemNotFoundException e) {
      return "";
    }
  }

  private static String stamp(Path file) throws IOException {
    return Files.size(file) + "@" + Files.getLastModifiedTime(file).toMillis();
  }

  private static String newest(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      long time = 0;
      for (Path file : (Iterable<Path>) files::iterator) {
        time = Math.max(time, Files.getLastModifiedTime(file).toMillis());
      }
      return "@" + time;
    }
  }
}
