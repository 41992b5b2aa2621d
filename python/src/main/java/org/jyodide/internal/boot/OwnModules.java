package org.jyodide.internal.boot;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
    String @Nullable [] files = host == null ? null : host.toFile().list();
    StringBuilder names = new StringBuilder();
    if (files != null) {
      for (String file : files) {
        int dot = file.indexOf('.');
        if (dot < 0 || file.endsWith(".py")) {
          names.append(file, 0, dot < 0 ? file.length() : dot).append(SEPARATOR);
        }
      }
    }
    return names.toString();
  }
}
