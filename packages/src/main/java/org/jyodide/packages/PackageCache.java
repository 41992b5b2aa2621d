package org.jyodide.packages;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jyodide.packages.internal.store.FileCache;

/**
 * Keeps fetched wheels, by their SHA-256, between runs and for all processes. What is read from it
 * is hashed again before it is used. Immutable.
 */
public final class PackageCache {
  private static final long STANDARD_BYTES = 4L << 30;

  private final Path directory;
  private final long maximumBytes;

  private PackageCache(Path directory, long maximumBytes) {
    this.directory = directory;
    this.maximumBytes = maximumBytes;
  }

  /** The cache of the user: where the system keeps caches, in {@code jyodide/packages}; 4 GiB. */
  public static PackageCache standard() {
    return standard(System.getenv());
  }

  /** The same for a process with these environment variables. */
  public static PackageCache standard(Map<String, String> environment) {
    return in(userDirectory(environment).resolve("packages"));
  }

  /** A cache in a directory, which is made when it is needed; 4 GiB. */
  public static PackageCache in(Path directory) {
    return new PackageCache(directory.toAbsolutePath(), STANDARD_BYTES);
  }

  /** The same cache with at most so many bytes; what is in use may exceed them. */
  public PackageCache withMaximumBytes(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("a cache has 0 bytes at least, got " + bytes);
    }
    return new PackageCache(directory, bytes);
  }

  /** Where the files are. */
  public Path directory() {
    return directory;
  }

  FileCache files() {
    return new FileCache(directory, maximumBytes);
  }

  /** Where Jyodide keeps what it can make or fetch again. */
  private static Path userDirectory(Map<String, String> environment) {
    Path home = Path.of(System.getProperty("user.home"));
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
    String local = environment.getOrDefault("LOCALAPPDATA", "");
    if (!cache.isEmpty()) {
      return Path.of(cache, "jyodide");
    }
    if (system.startsWith("windows") && !local.isEmpty()) {
      return Path.of(local, "jyodide", "cache");
    }
    return system.startsWith("mac")
        ? home.resolve("Library/Caches/jyodide")
        : home.resolve(".cache/jyodide");
  }
}
