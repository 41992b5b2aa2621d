package org.jyodide.packages.internal.install;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jyodide.packages.PackageException;

/** A directory of the host. Nothing is followed out of it by a symbolic link. */
public final class HostTree implements Tree {
  private final Path root;

  /** The tree below a directory, which is made when it is needed. */
  public HostTree(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  private Path path(String path) {
    Path resolved = root.resolve(path).normalize();
    if (!resolved.startsWith(root)) {
      throw new PackageException("'" + path + "' leads out of " + root);
    }
    return resolved;
  }

  @Override
  public boolean exists(String path) {
    return Files.exists(path(path), LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public byte[] read(String path) {
    try {
      return Files.readAllBytes(path(path));
    } catch (IOException e) {
      throw failure("read", path, e);
    }
  }

  private PackageException failure(String verb, String path, IOException e) {
    return new PackageException("cannot " + verb + " " + root.resolve(path) + ": " + e, e);
  }

  @Override
  public void create(String path, byte[] content, boolean executable) {
    Path target = path(path);
    try {
      Path parent = Objects.requireNonNullElse(target.getParent(), root);
      Files.createDirectories(parent);
      if (!parent.toRealPath().startsWith(root.toRealPath())) {
        throw new PackageException(
            parent + " leads out of " + root + " by a symbolic link; nothing is written there");
      }
      // A file appears whole: what is interrupted here leaves no half of it under its name.
      Path part = Files.createTempFile(parent, ".jyodide", ".part");
      try {
        Files.write(part, content);
        setPermissions(part, executable);
        if (exists(path)) {
          throw new FileAlreadyExistsException(target.toString());
        }
        Files.move(part, target);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw failure("write", path, e);
    }
  }

  private static void setPermissions(Path file, boolean executable) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null) {
      view.setPermissions(PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }

  @Override
  public void delete(String path, String top) {
    Path target = path(path);
    Path last = path(top);
    try {
      Files.deleteIfExists(target);
      for (Path directory = target.getParent();
          directory != null && directory.startsWith(last) && !directory.equals(last);
          directory = directory.getParent()) {
        if (!isEmpty(directory)) {
          return;
        }
        Files.delete(directory);
      }
    } catch (IOException e) {
      throw failure("delete", path, e);
    }
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (Stream<Path> children = Files.list(directory)) {
      return children.findAny().isEmpty();
    }
  }

  @Override
  public List<String> names(String directory) {
    Path path = path(directory);
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(path)) {
      return children.map(child -> child.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw failure("list", directory, e);
    }
  }

  @Override
  public String description() {
    return root.toString();
  }

  @Override
  public Lock lock(Consumer<String> waiting) {
    return TreeLock.of(root, waiting);
  }
}
