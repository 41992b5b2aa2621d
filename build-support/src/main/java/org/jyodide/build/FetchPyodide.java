package org.jyodide.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts the pinned Pyodide release into a directory, and does nothing if it is there already.
 *
 * <p>Arguments: the pin (a properties file), the directory, and optionally a directory in which
 * packages are kept between clean builds and shared between clones.
 */
public final class FetchPyodide {
  private final PyodidePin pin;
  private final NpmClient npm;

  FetchPyodide(PyodidePin pin, NpmClient npm) {
    this.pin = pin;
    this.npm = npm;
  }

  public static void main(String[] args) throws InterruptedException {
    Path directory = Path.of(args[1]);
    Path cache = args.length > 2 && !args[2].isBlank() ? Path.of(args[2]) : null;
    BuildFailure.exitOnFailure(
        directory,
        () ->
            new FetchPyodide(PyodidePin.read(Path.of(args[0])), NpmClient.onPath())
                .into(directory, cache));
  }

  /** Makes sure that the directory holds the files of the release. */
  void into(Path directory, @Nullable Path cache)
      throws IOException, InterruptedException, BuildFailure {
    if (pin.matches(directory)) {
      return;
    }
    Files.createDirectories(directory);
    Path tarball = directory.resolve(pin.tarballName());
    if (!isIntact(tarball)) {
      Path cached = cache == null ? null : cache.resolve(pin.tarballName());
      if (cached != null && isIntact(cached)) {
        Files.copy(cached, tarball, StandardCopyOption.REPLACE_EXISTING);
      } else {
        download(tarball, directory);
        if (cached != null) {
          DownloadCache.keep(tarball, cached);
        }
      }
    }
    Tarball.unpack(tarball, directory);
    if (!pin.matches(directory)) {
      throw new BuildFailure(
          "the package of Pyodide "
              + pin.version()
              + " holds other files than those pinned; nothing was built from it");
    }
  }

  private void download(Path tarball, Path directory)
      throws IOException, InterruptedException, BuildFailure {
    System.out.println("jyodide: fetching Pyodide " + pin.version() + " with npm");
    Files.deleteIfExists(tarball);
    npm.pack("pyodide@" + pin.version(), directory);
    if (!Files.isRegularFile(tarball)) {
      throw new BuildFailure("npm reported success, but left no " + tarball);
    }
    String seen = Checksum.integrity(tarball);
    if (!seen.equals(pin.integrity())) {
      Files.delete(tarball);
      throw new BuildFailure(
          String.join(
              "",
              List.of(
                  "the package of Pyodide ",
                  pin.version(),
                  " is not the pinned one: wanted ",
                  pin.integrity(),
                  ", got ",
                  seen,
                  "; it was deleted")));
    }
  }

  private boolean isIntact(Path tarball) throws IOException {
    return Files.isRegularFile(tarball) && Checksum.integrity(tarball).equals(pin.integrity());
  }
}
