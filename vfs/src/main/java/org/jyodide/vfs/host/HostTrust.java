package org.jyodide.vfs.host;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The directory that was found to be where it should be last, for a moment. A walk looks at each
 * directory several times and goes from one to the next; asking the host for the real path each
 * time would make up most of its time.
 *
 * <p>Only looking relies on this. Opening, listing and changing always ask the host. Changes that
 * the guest makes end the trust at once; those of other programs go unseen for as long as it lasts.
 */
final class HostTrust {
  private static final long NANOS = 200_000;

  private @Nullable Path directory;
  private long since;

  /** Whether the directory, or one below it, was checked a moment ago. */
  boolean covers(Path path) {
    Path trusted = directory;
    return trusted != null && System.nanoTime() - since < NANOS && trusted.startsWith(path);
  }

  /** Notes that the real path of a directory was checked just now. */
  void checked(Path path) {
    directory = path;
    since = System.nanoTime();
  }

  /** Notes that a trusted directory holds another one, which is no link. */
  void entered(Path child) {
    if (directory != null && directory.equals(child.getParent())) {
      directory = child;
    }
  }

  /** Ends the trust, because something changes. */
  void end() {
    directory = null;
  }
}
