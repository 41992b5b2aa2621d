package org.jyodide.internal.boot;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jyodide.InterpreterOptions;
import org.jyodide.Mount;

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
    String script = first.startsWith("/") ? first : workingDirectory + "/" + first;
    return script.substring(0, script.lastIndexOf('/') + 1);
  }

  /** The names, each with a slash behind it; none if the directory is not one of the host. */
  static String names(InterpreterOptions options, String directory) {
    Path host = host(options.mounts(), directory.replaceAll("/+", "/").replaceAll("(.)/$", "$1"));
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

  /** The directory of the host that is shown at a path, or null. */
  private static @Nullable Path host(List<Mount> mounts, String directory) {
    Mount nearest = null;
    for (Mount mount : mounts) {
      String guest = mount.guest();
      boolean holds =
          guest.equals("/") || directory.equals(guest) || directory.startsWith(guest + "/");
      if (holds && (nearest == null || guest.length() > nearest.guest().length())) {
        nearest = mount;
      }
    }
    if (nearest == null || nearest.host().isEmpty()) {
      return null;
    }
    String guest = nearest.guest().equals("/") ? "" : nearest.guest();
    String rest = directory.substring(guest.length());
    return nearest.host().get().resolve(rest.startsWith("/") ? rest.substring(1) : rest);
  }
}
