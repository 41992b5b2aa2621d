package org.jyodide.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Exact versions and files of packages, with their hashes: the same bytes wherever it is installed.
 * Immutable. Written and read as {@code pylock.toml} (PEP 751), which other tools understand, too.
 */
public final class Lockfile {
  private final List<LockedPackage> packages;
  private final String requiresPython;
  private final Wishes wishes;

  Lockfile(List<LockedPackage> packages, String requiresPython, Wishes wishes) {
    this.packages = List.copyOf(packages);
    this.requiresPython = requiresPython;
    this.wishes = wishes;
  }

  /**
   * Reads a lock file, ours or another tool's.
   *
   * @throws PackageException if it cannot be read, or has something that cannot be installed
   */
  public static Lockfile read(Path file) {
    try {
      return LockfileReader.read(Files.readString(file), file.toAbsolutePath());
    } catch (IOException e) {
      throw new PackageException("the lock file " + file + " cannot be read: " + e, e);
    }
  }

  /** The lock file that a text is; paths in it are relative to a directory. */
  public static Lockfile parse(String text, Path directory) {
    return LockfileReader.read(text, directory.toAbsolutePath().resolve("pylock.toml"));
  }

  /**
   * Writes it. Files of this machine are named relative to it where they are below its directory.
   *
   * @throws PackageException if that is not possible
   */
  public void writeTo(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    if (parent == null) {
      throw new PackageException("a lock file has a name, got '" + file + "'");
    }
    try {
      Path part = Files.createTempFile(parent, "pylock", ".part");
      Files.writeString(part, LockfileWriter.write(this, parent));
      Files.move(part, absolute, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new PackageException("the lock file " + file + " cannot be written: " + e, e);
    }
  }

  /** The packages and versions, as {@code name==1.0}, sorted. */
  public List<String> pins() {
    return packages.stream().map(p -> p.name() + "==" + p.version()).sorted().toList();
  }

  /**
   * The requirements that it was made for, in normal form, sorted; empty if it does not say, as
   * those of other tools and of what is installed.
   */
  public List<String> requirements() {
    return wishes.requirements();
  }

  Wishes wishes() {
    return wishes;
  }

  List<LockedPackage> packages() {
    return packages;
  }

  String requiresPython() {
    return requiresPython;
  }

  /** The text of the file, with absolute paths. */
  @Override
  public String toString() {
    return LockfileWriter.write(this, Path.of("").toAbsolutePath().getRoot());
  }
}
