package org.jyodide.internal.boot;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jyodide.InterpreterOptions;

/**
 * What could be modules in the directory where Python looks first: that of its script, or the
 * working directory. Asked of the host, since each name that Python asks for is looked at.
 */
final class OwnModules {
  /** Stands between names: no file's name has one. */
  private static final char SEPARATOR = '/';

  private OwnModules() {}

  /** The directory of a command, by what comes after its options. */
  static String directory(List<String> program, String workingDirectory) {
    String first = program.isEmpty() ? "-" : program.get(0);
    if (first.startsWith("-")) {
      return workingDirectory;
    }
    String script = CommandLine.absolute(first, workingDirectory);
    return script.substring(0, script.lastIndexOf('/') + 1);
  }

  /** The names, each with a slash behind it; none if the directory is not one of the host. */
  static String names(InterpreterOptions options, String directory) {
    Path host = new HostPaths(options.mounts()).of(directory);
    StringBuilder names = new StringBuilder();
    for (String file : host == null ? new String[0] : files(host)) {
      int dot = file.indexOf('.');
      if (dot < 0 || file.endsWith(".py") || file.endsWith(".pyc") || file.endsWith(".so")) {
        names.append(file, 0, dot < 0 ? file.length() : dot).append(SEPARATOR);
      }
    }
    return names.toString();
  }

  /** What a directory has; nothing if it cannot be read. */
  private static String[] files(Path directory) {
    if (directory.getFileSystem() == FileSystems.getDefault()) {
      // A stream of Files takes a cold JVM several times as long.
      String[] files = directory.toFile().list();
      return files == null ? new String[0] : files;
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> String.valueOf(file.getFileName())).toArray(String[]::new);
    } catch (IOException e) {
      return new String[0];
    }
  }
}
