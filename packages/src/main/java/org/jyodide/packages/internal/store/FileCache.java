package org.jyodide.packages.internal.store;

import java.io.IOException;
import java.net.URI;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jyodide.packages.IntegrityException;
import org.jyodide.packages.PackageException;

/**
 * Files by their SHA-256, shared by processes. A file appears there whole, by renaming, and is
 * hashed again whenever it is read, so nothing that was changed is ever used. Files that were not
 * used for the longest time go when there are too many bytes.
 */
public final class FileCache {
  /** What another process may be reading right now stays. */
  private static final Duration IN_USE = Duration.ofMinutes(10);

  private static final long LONGEST_FILE = Integer.MAX_VALUE - 1024L;

  private final Path directory;
  private final long maximumBytes;

  /** A cache in a directory, which is made when it is needed. */
  public FileCache(Path directory, long maximumBytes) {
    this.directory = directory;
    this.maximumBytes = maximumBytes;
  }

  /**
   * A file that was read.
   *
   * @param sha256 its hash
   */
  public record Content(byte[] bytes, String sha256) {}

  /**
   * Reads a file, from the cache if it is there, else from its address.
   *
   * @param hashes what is known of it; the strong ones are checked
   * @param size its size, if known
   * @throws IntegrityException if it is another file
   * @throws PackageException if it cannot be had
   */
  public Content load(
      String fileName,
      URI address,
      Map<String, String> hashes,
      OptionalLong size,
      Fetcher fetcher) {
    try {
      if ("file".equalsIgnoreCase(address.getScheme())) {
        return checked(fileName, readLocal(address), hashes, size);
      }
      Optional<Content> cached = cached(hashes.getOrDefault(Hashes.SHA256, ""));
      if (cached.isPresent()) {
        fetcher.progress().cached(fileName);
        return checked(fileName, cached.get().bytes(), hashes, size);
      }
      return fetch(fileName, address, hashes, size, fetcher);
    } catch (IOException e) {
      throw new PackageException(
          "the cache in " + directory + " cannot keep " + fileName + ": " + e, e);
    }
  }

  private static byte[] readLocal(URI address) {
    Path path = Path.of(address);
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new PackageException(path + " cannot be read: " + e, e);
    }
  }

  /** What has this hash, if it is there and whole. */
  public Optional<Content> cached(String sha256) throws IOException {
    if (!sha256.matches("[0-9a-f]{64}")) {
      return Optional.empty();
    }
    Path file = place(sha256);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    byte[] bytes = Files.readAllBytes(file);
    if (!Hashes.of(Hashes.SHA256, bytes).equals(sha256)) {
      Files.deleteIfExists(file);
      return Optional.empty();
    }
    touch(file);
    return Optional.of(new Content(bytes, sha256));
  }

  private static void touch(Path file) {
    try {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    } catch (IOException e) {
      // Removed by another process, or not ours to change: it was read all the same.
    }
  }

  private Path place(String sha256) {
    return directory.resolve("sha256").resolve(sha256.substring(0, 2)).resolve(sha256);
  }

  private Content fetch(
      String fileName, URI address, Map<String, String> hashes, OptionalLong size, Fetcher fetcher)
      throws IOException {
    Files.createDirectories(directory);
    Path part = Files.createTempFile(directory, "fetch", ".part");
    try {
      fetcher.download(address, fileName, part, LONGEST_FILE);
      Content content = checked(fileName, Files.readAllBytes(part), hashes, size);
      Path place = place(content.sha256());
      Files.createDirectories(place.getParent());
      move(part, place);
      shrink();
      return content;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void move(Path part, Path place) throws IOException {
    try {
      Files.move(part, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException | FileAlreadyExistsException e) {
      if (!Files.exists(place)) {
        throw e;
      }
    }
  }

  private static Content checked(
      String fileName, byte[] bytes, Map<String, String> hashes, OptionalLong size) {
    if (size.isPresent() && size.getAsLong() != bytes.length) {
      throw new IntegrityException(
          fileName
              + " is not the file that was wanted: it should have "
              + size.getAsLong()
              + " bytes, has "
              + bytes.length);
    }
    Hashes.check(fileName, bytes, hashes);
    return new Content(bytes, Hashes.of(Hashes.SHA256, bytes));
  }

  /** Removes what was not used for the longest time, until the rest is small enough. */
  private void shrink() throws IOException {
    Map<Path, Long> sizes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(directory.resolve("sha256"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        sizes.put(file, Files.size(file));
      }
    }
    long total = sizes.values().stream().mapToLong(Long::longValue).sum();
    if (total <= maximumBytes) {
      return;
    }
    List<Path> oldest = new ArrayList<>(sizes.keySet());
    Map<Path, FileTime> used = new TreeMap<>();
    for (Path file : oldest) {
      used.put(file, Files.getLastModifiedTime(file));
    }
    oldest.sort(Comparator.comparing(file -> used.getOrDefault(file, FileTime.fromMillis(0))));
    Instant recent = Instant.now().minus(IN_USE);
    for (Path file : oldest) {
      FileTime time = used.getOrDefault(file, FileTime.fromMillis(0));
      if (total <= maximumBytes || time.toInstant().isAfter(recent)) {
        return;
      }
      if (Files.deleteIfExists(file)) {
        total -= sizes.getOrDefault(file, 0L);
      }
    }
  }
}
