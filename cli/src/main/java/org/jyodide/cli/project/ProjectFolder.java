package org.jyodide.cli.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jyodide.cli.HostProcess;
import org.jyodide.cli.UsageException;

/**
 * The folder {@code .jyodide} of a project, which holds its packages: found from a script or the
 * working directory upwards, as Python finds a virtual environment.
 *
 * @param path the folder itself
 */
public record ProjectFolder(Path path) {
  /** The name of the folder. */
  public static final String NAME = ".jyodide";

  /** Tells it from other folders of that name. */
  private static final String MARKER = "jyodide.cfg";

  /** Where Python looks for packages. */
  public static final String SITE_PACKAGES = "lib/python3.14/site-packages";

  /** The folder of the nearest directory that has one, from this directory upwards. */
  public static Optional<ProjectFolder> find(HostProcess process, Path directory) {
    for (Path at = directory.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
      Path folder = at.resolve(NAME);
      if (Files.isRegularFile(folder.resolve(MARKER))) {
        return isOurs(process, folder) ? Optional.of(new ProjectFolder(folder)) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** What another user left in a directory above, such as /tmp, is no project of this one. */
  private static boolean isOurs(HostProcess process, Path folder) {
    try {
      String owner = Files.getOwner(folder).getName();
      if (owner.equals(Files.getOwner(process.home()).getName()) || owner.equals("root")) {
        return true;
      }
      process.complain(folder + " is ignored: it belongs to another user, " + owner);
      return false;
    } catch (IOException | UnsupportedOperationException e) {
      return true;
    }
  }

  /**
   * Makes the folder in a directory, if it is not there.
   *
   * @throws UsageException if that is not possible
   */
  public static ProjectFolder create(Path directory) {
    Path folder = directory.resolve(NAME);
    try {
      Files.createDirectories(folder.resolve(SITE_PACKAGES));
      writeIfMissing(folder.resolve(".gitignore"), "*\n");
      writeIfMissing(folder.resolve(MARKER), "# Packages for jyodide; see 'jyodide pip --help'.\n");
      return new ProjectFolder(folder);
    } catch (IOException e) {
      throw new UsageException("cannot make the project folder " + folder + ": " + e.getMessage());
    }
  }

  private static void writeIfMissing(Path file, String text) throws IOException {
    if (!Files.exists(file)) {
      Files.writeString(file, text);
    }
  }

  /** The directory of modules. */
  public Path sitePackages() {
    return path.resolve(SITE_PACKAGES);
  }

  /** The directory that the folder is in. */
  public Path directory() {
    @Nullable Path parent = path.getParent();
    return parent == null ? path : parent;
  }
}
