package org.jyodide.maven;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.jyodide.JyodideException;
import org.jyodide.NetworkAccess;
import org.jyodide.packages.Lockfile;
import org.jyodide.packages.PackageException;
import org.jyodide.packages.PackageIndex;
import org.jyodide.packages.Packages;

/** What all goals are configured with: the packages that are wanted, and where they come from. */
abstract class PackagesMojo extends AbstractMojo {
  /** The packages that are wanted, as of PEP 508: <code>attrs>=23</code>. */
  @Parameter List<String> requirements = new ArrayList<>();

  /** Conditions on the versions of what packages need. */
  @Parameter List<String> constraints = new ArrayList<>();

  /** Directories with wheels. */
  @Parameter List<File> wheelDirectories = new ArrayList<>();

  /** Addresses of indexes (PEP 503 or 691). */
  @Parameter List<String> indexes = new ArrayList<>();

  /** The address or the directory of the packages of the Pyodide release. */
  @Parameter(property = "jyodide.pyodide")
  @Nullable String pyodide;

  /**
   * Whether the indexes that pip is configured to use are asked as well. They are where neither
   * directories nor indexes nor Pyodide's packages are named.
   */
  @Parameter(property = "jyodide.pipIndexes", defaultValue = "false")
  boolean pipIndexes;

  /** Whether pre-releases are versions like others. */
  @Parameter(property = "jyodide.preReleases", defaultValue = "false")
  boolean preReleases;

  /**
   * A directory that keeps fetched wheels; by default the one that all programs of the user share.
   */
  @Parameter(property = "jyodide.cache")
  @Nullable File cache;

  /** The lock file, which belongs under version control. */
  @Parameter(property = "jyodide.lockFile", defaultValue = "${project.basedir}/pylock.toml")
  File lockFile = new File("pylock.toml");

  /**
   * Whether the lock file has to be there already, made for just these requirements; else the build
   * fails. By default where the environment variable <code>CI</code> is set.
   */
  @Parameter(property = "jyodide.frozen")
  @Nullable Boolean frozen;

  /** The directory of the project. */
  @Parameter(defaultValue = "${project.basedir}", readonly = true)
  File baseDirectory = new File("");

  /** Whether Maven was told to stay offline. */
  @Parameter(defaultValue = "${settings.offline}", readonly = true)
  boolean offline;

  /** Whether to do nothing. */
  @Parameter(property = "jyodide.skip", defaultValue = "false")
  boolean skip;

  /** Where packages are installed to be looked at; not in the jar. */
  @Parameter(defaultValue = "${project.build.directory}/jyodide", readonly = true)
  File workDirectory = new File("target/jyodide");

  @Override
  public void execute() throws MojoFailureException {
    if (skip) {
      getLog().info("skipped, as jyodide.skip says");
      return;
    }
    if (requirements.isEmpty()) {
      throw new MojoFailureException(
          "no Python package is wanted; name some in <requirements> of jyodide-maven-plugin");
    }
    try {
      run();
    } catch (JyodideException | IllegalArgumentException e) {
      // Its message says what is wrong with a package, a requirement or an index.
      throw new MojoFailureException(String.valueOf(e.getMessage()), e);
    }
  }

  abstract void run() throws MojoFailureException;

  final String[] wanted() {
    return requirements.toArray(String[]::new);
  }

  /** The packages that this goal works on, from where the configuration says. */
  final Packages packages() {
    Packages packages =
        Packages.below(workDirectory.toPath().resolve("prefix"))
            .withIndex(index())
            .withConstraints(constraints.toArray(String[]::new))
            .withProgress(new LogProgress(getLog()));
    if (offline) {
      packages = packages.withNetworkAccess(NetworkAccess.none());
    }
    if (preReleases) {
      packages = packages.withPreReleases();
    }
    return cache == null ? packages : packages.withCache(cache.toPath());
  }

  private PackageIndex index() {
    List<PackageIndex> all = new ArrayList<>();
    wheelDirectories.forEach(directory -> all.add(PackageIndex.directory(directory.toPath())));
    if (pyodide != null) {
      all.add(PackageIndex.pyodide(address(pyodide)));
    }
    indexes.forEach(index -> all.add(PackageIndex.simple(address(index))));
    if (all.isEmpty() || pipIndexes) {
      all.add(PackageIndex.configured());
    }
    return PackageIndex.all(all.toArray(PackageIndex[]::new));
  }

  private URI address(String text) {
    return text.contains("://")
        ? URI.create(text)
        : baseDirectory.toPath().resolve(text).toAbsolutePath().toUri();
  }

  /**
   * The lock file, which is made or renewed if it was not made for these requirements.
   *
   * @throws MojoFailureException if it would have to be, and must not
   */
  final Lockfile locked(boolean upgrade) throws MojoFailureException {
    Path file = lockFile.toPath();
    Optional<Lockfile> old =
        Files.exists(file) ? Optional.of(Lockfile.read(file)) : Optional.empty();
    Packages packages = packages();
    boolean isCurrent = old.filter(lock -> packages.isLocked(lock, wanted())).isPresent();
    if (isCurrent && !upgrade) {
      return old.orElseThrow();
    }
    if (isFrozen()) {
      throw new MojoFailureException(
          (old.isEmpty()
                  ? "the lock file " + file + " is missing"
                  : "the lock file "
                      + file
                      + (isCurrent
                          ? " must not change here"
                          : " was made for "
                              + (old.get().requirements().isEmpty()
                                  ? "other requirements"
                                  : old.get().requirements())
                              + ", wanted are "
                              + requirements
                              + (constraints.isEmpty() ? "" : " with " + constraints)))
              + ", and the build must not write it (jyodide.frozen, or CI in the environment); run"
              + " 'mvn jyodide:lock' and commit the file");
    }
    Lockfile lock = upgrade ? packages.lock(wanted()) : renewed(packages, old);
    lock.writeTo(file);
    getLog().info("locked " + lock.pins().size() + " packages in " + file);
    return Lockfile.read(file);
  }

  /** Versions that were locked and still fit stay, as those that are installed do. */
  private Lockfile renewed(Packages packages, Optional<Lockfile> old) {
    if (old.isPresent()) {
      try {
        packages.sync(old.get());
        return packages.resolve(wanted()).toLockfile();
      } catch (PackageException e) {
        getLog().debug("what was locked before cannot be had any more", e);
      }
    }
    return packages.lock(wanted());
  }

  private boolean isFrozen() {
    Boolean said = frozen;
    String variable = System.getenv("CI");
    boolean isIntegration =
        variable != null && !variable.isEmpty() && !variable.equalsIgnoreCase("false");
    return said == null ? isIntegration : said;
  }
}
