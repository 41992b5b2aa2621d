package org.jyodide.packages.internal.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jyodide.packages.PackageException;
import org.jyodide.packages.WheelName;
import org.jyodide.packages.internal.store.Fetcher;

/** The wheels in a directory of this machine. */
public final class WheelDirectory implements Source {
  private final Path directory;
  private final boolean mayBeMissing;

  /**
   * A directory.
   *
   * @param mayBeMissing whether it counts as empty if it does not exist
   */
  public WheelDirectory(Path directory, boolean mayBeMissing) {
    this.directory = directory.toAbsolutePath().normalize();
    this.mayBeMissing = mayBeMissing;
  }

  @Override
  public Listing list(String name, Fetcher fetcher) {
    Links links = new Links(name);
    for (Path file : files()) {
      links.add(
          file.getFileName().toString(),
          file.toUri(),
          Map.of(),
          OptionalLong.empty(),
          "",
          Optional.empty(),
          Optional.empty());
    }
    return links.listing();
  }

  @Override
  public Set<String> names() {
    Set<String> names = new TreeSet<>();
    for (Path file : files()) {
      try {
        names.add(WheelName.parse(file.getFileName().toString()).name());
      } catch (IllegalArgumentException e) {
        // No wheel.
      }
    }
    return names;
  }

  private List<Path> files() {
    if (mayBeMissing && !Files.exists(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new PackageException(
          "the directory of wheels " + directory + " cannot be read: " + e, e);
    }
  }

  @Override
  public String description() {
    return directory.toString();
  }
}
