package org.jyodide.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jyodide.packages.Lockfile;
import org.jyodide.packages.Packages;

/**
 * Puts the Python packages of the lock file into the jar: their files with byte code, and the
 * classes of their native code, so that the application needs no network for them and compiles
 * nothing. It asks for them by <code>InterpreterOptions.withEmbeddedPackages()</code>. A lock file
 * that is missing or was made for other requirements is made first.
 */
@Mojo(name = "embed", defaultPhase = LifecyclePhase.PROCESS_RESOURCES, threadSafe = true)
public final class EmbedMojo extends PackagesMojo {
  /** Where the resources of the jar are. */
  @Parameter(defaultValue = "${project.build.outputDirectory}")
  File outputDirectory = new File("target/classes");

  /** Tells the packages of this jar from those of others on the same class path. */
  @Parameter(defaultValue = "${project.groupId}.${project.artifactId}")
  String embeddedName = "application";

  /** For Maven. */
  public EmbedMojo() {}

  @Override
  void run() throws MojoFailureException {
    Lockfile lock = locked(false);
    Packages packages = packages().withByteCode();
    packages.sync(lock);
    List<Path> files = packages.embed(outputDirectory.toPath(), embeddedName);
    try {
      removeStale(files);
    } catch (IOException e) {
      throw new MojoFailureException("what was embedded before cannot be removed: " + e, e);
    }
    getLog()
        .info(
            "embedded "
                + lock.pins().size()
                + " packages in "
                + outputDirectory
                + ": "
                + lock.pins());
  }

  /** Removes what the last build embedded and this one did not. */
  private void removeStale(List<Path> files) throws IOException {
    Path list = workDirectory.toPath().resolve("embedded-files");
    Path root = outputDirectory.toPath().toAbsolutePath().normalize();
    List<String> names = new ArrayList<>();
    files.forEach(file -> names.add(root.relativize(file).toString().replace('\\', '/')));
    Set<String> stale = new LinkedHashSet<>();
    if (Files.exists(list)) {
      stale.addAll(Files.readAllLines(list));
    }
    stale.removeAll(names);
    for (String name : stale) {
      Path file = root.resolve(name).normalize();
      if (file.startsWith(root)) {
        Files.deleteIfExists(file);
      }
    }
    Files.createDirectories(workDirectory.toPath());
    Files.write(list, names);
  }
}
