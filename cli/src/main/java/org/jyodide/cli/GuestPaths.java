package org.jyodide.cli;

import java.nio.file.Path;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.jyodide.Mount;

/** Where Python sees the directories of the host: at their own path. */
final class GuestPaths {
  private GuestPaths() {}

  /**
   * The path at which Python sees a host path. A Windows drive becomes the first directory: {@code
   * C:\work} is {@code /C/work}.
   */
  static String of(Path host) {
    Path absolute = host.toAbsolutePath().normalize();
    StringBuilder guest = new StringBuilder();
    Path root = absolute.getRoot();
    if (root != null) {
      String drive = root.toString().replace("\\", "").replace("/", "").replace(":", "");
      if (!drive.isEmpty()) {
        guest.append('/').append(drive);
      }
    }
    for (Path name : absolute) {
      guest.append('/').append(name);
    }
    return guest.isEmpty() ? "/" : guest.toString();
  }

  /** Whether {@code path} is {@code directory} or lies in it; both absolute and normal. */
  static boolean contains(String directory, String path) {
    return path.equals(directory)
        || directory.equals("/")
        || (path.startsWith(directory) && path.charAt(directory.length()) == '/');
  }

  /** The mount that shows {@code path}; null if none does. */
  static @Nullable Mount nearest(Collection<Mount> mounts, String path) {
    Mount nearest = null;
    for (Mount mount : mounts) {
      if (contains(mount.guest(), path)
          && (nearest == null || mount.guest().length() >= nearest.guest().length())) {
        nearest = mount;
      }
    }
    return nearest;
  }
}
