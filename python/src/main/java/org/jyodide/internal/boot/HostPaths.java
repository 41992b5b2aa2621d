package org.jyodide.internal.boot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jyodide.Mount;

/** Where on the host the files are that mounts show. */
final class HostPaths {
  private final List<Mount> mounts;

  HostPaths(List<Mount> mounts) {
    this.mounts = mounts;
  }

  /** The host's file at an absolute path of Python; it need not exist. Null if no host is shown. */
  @Nullable Path of(String path) {
    String normal = path.contains("//") ? path.replaceAll("/+", "/") : path;
    Mount nearest = null;
    for (Mount mount : mounts) {
      if (contains(mount.guest(), normal)
          && (nearest == null || mount.guest().length() > nearest.guest().length())) {
        nearest = mount;
      }
    }
    if (nearest == null || nearest.host().isEmpty()) {
      return null;
    }
    int start = nearest.guest().length();
    while (start < normal.length() && normal.charAt(start) == '/') {
      start++;
    }
    return nearest.host().get().resolve(normal.substring(start));
  }

  /** Whether the host has a file or directory at a path, or a mount lies in it. */
  boolean exists(String path) {
    for (Mount mount : mounts) {
      if (contains(path, mount.guest())) {
        return true;
      }
    }
    Path host = of(path);
    return host != null && Files.exists(host);
  }

  /** Whether a path is that of a directory, or of something in it. */
  static boolean contains(String directory, String path) {
    return directory.equals("/") || path.equals(directory) || path.startsWith(directory + "/");
  }
}
