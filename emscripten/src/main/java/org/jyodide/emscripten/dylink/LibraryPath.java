package org.jyodide.emscripten.dylink;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/** Paths of libraries, as texts. */
final class LibraryPath {
  private LibraryPath() {}

  /** A path without empty parts, {@code .} and, where it can be, {@code ..}. */
  static String normalize(String path) {
    boolean absolute = path.startsWith("/");
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.split("/", -1)) {
      boolean up = part.equals("..");
      if (up && !parts.isEmpty() && !"..".equals(parts.peekLast())) {
        parts.removeLast();
      } else if (up ? !absolute : !part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    String joined = String.join("/", parts);
    return absolute ? "/" + joined : joined.isEmpty() ? "." : joined;
  }

  /** The last part. */
  static String baseName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Directories to search, joined by colons, in which {@code $ORIGIN} stands for a directory. */
  static String runtimePath(List<String> directories, String origin) {
    return directories.stream()
        .map(d -> d.replace("${ORIGIN}", origin).replace("$ORIGIN", origin))
        .collect(Collectors.joining(":"));
  }
}
