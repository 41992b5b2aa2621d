package org.jyodide.wasm;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A directory of files that can be made again, bounded in size. Several threads and processes may
 * use it: a file appears whole or not at all. Where the system has owners, it is only used if it
 * belongs to the user of the JVM and nobody else may write to it.
 */
final class CacheDirectory {
  private static final String UNFINISHED = "unfinished";
  private static final Duration ABANDONED = Duration.ofHours(1);
  private static final Set<PosixFilePermission> OTHERS_WRITE =
      Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

  private final Path path;
  private final long limitBytes;

  /** A directory, which is made when something is first kept. */
  CacheDirectory(Path path, long limitBytes) {
    this.path = path;
    this.limitBytes = limitBytes;
  }

  /** The content of a file, which counts as used now. */
  Optional<byte[]> read(String name) {
    Path file = path.resolve(name);
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || !isOwn()) {
        return Optional.empty();
      }
      byte[] content = Files.readAllBytes(file);
      touch(file);
      return Optional.of(content);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void touch(Path file) {
    try {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    } catch (IOException e) {
      // It may be deleted sooner than others, then.
    }
  }

  /** Keeps a file, and deletes those that were not used for longest if there is too much. */
  void write(String name, byte[] content) {
    if (content.length > limitBytes) {
      return;
    }
    Path unfinished = null;
    try {
      create();
      if (!isOwn()) {
        return;
      }
      unfinished = Files.createTempFile(path, UNFINISHED, "");
      Files.write(unfinished, content);
      move(unfinished, path.resolve(name));
      shrink();
    } catch (IOException e) {
      delete(unfinished);
    }
  }

  private void create() throws IOException {
    if (Files.isDirectory(path)) {
      return;
    }
    Path parent = path.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectories(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectories(path);
    }
  }

  private boolean isOwn() throws IOException {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return true;
    }
    PosixFileAttributes attributes = Files.readAttributes(path, PosixFileAttributes.class);
    String user = System.getProperty("user.name");
    return attributes.permissions().stream().noneMatch(OTHERS_WRITE::contains)
        && (user == null
            // A user without a name, as in containers.
            || user.equals("?")
            || attributes.owner().getName().equals(user));
  }

  private void shrink() throws IOException {
    record Entry(Path file, FileTime used, long size) {}
    List<Entry> entries = new ArrayList<>();
    long total = 0;
    try (Stream<Path> files = Files.list(path)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        try {
          FileTime used = Files.getLastModifiedTime(file);
          if (!String.valueOf(file.getFileName()).startsWith(UNFINISHED)) {
            entries.add(new Entry(file, used, Files.size(file)));
            total += Files.size(file);
          } else if (used.toInstant().isBefore(Instant.now().minus(ABANDONED))) {
            Files.deleteIfExists(file);
          }
        } catch (NoSuchFileException e) {
          // Another process deleted it.
        }
      }
    }
    entries.sort(Comparator.comparing(Entry::used));
    for (Entry entry : entries) {
      if (total <= limitBytes) {
        return;
      }
      Files.deleteIfExists(entry.file());
      total -= entry.size();
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void delete(@Nullable Path file) {
    if (file != null) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        file.toFile().deleteOnExit();
      }
    }
  }
}
