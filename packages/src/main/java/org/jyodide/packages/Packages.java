package org.jyodide.packages;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.jyodide.Interpreter;
import org.jyodide.NetworkAccess;
import org.jyodide.packages.internal.install.Embedding;
import org.jyodide.packages.internal.install.GuestTree;
import org.jyodide.packages.internal.install.HostTree;
import org.jyodide.packages.internal.install.Layout;
import org.jyodide.packages.internal.install.SitePackages;
import org.jyodide.packages.internal.install.Tree;

/**
 * The packages of an interpreter or of a directory, and how more get there.
 *
 * <p>Java finds, fetches, checks and unpacks wheels; Python needs no access to the network, and no
 * code of a package runs. Every file is compared with the hash that the index or lock file gives
 * for it, and with the wheel's own record, before the first one is written; if anything fails,
 * nothing is left behind.
 *
 * <p>Immutable: each {@code with…} method returns a copy. It may be used from any thread. Changes
 * of one directory wait for each other, also between processes.
 *
 * <pre>{@code
 * try (Interpreter python = Interpreter.create()) {
 *   Packages.in(python).install("attrs>=23");
 * }
 * }</pre>
 */
public final class Packages {
  private final @Nullable Interpreter python;
  private final Tree tree;
  private final TargetEnvironment environment;
  private final PackagesOptions options;

  private Packages(
      @Nullable Interpreter python,
      Tree tree,
      TargetEnvironment environment,
      PackagesOptions options) {
    this.python = python;
    this.tree = tree;
    this.environment = environment;
    this.options = options;
  }

  /**
   * The packages of an interpreter, in its {@code site-packages}: where its mounts say, in memory.
   */
  public static Packages in(Interpreter python) {
    return new Packages(
        python, new GuestTree(python), TargetEnvironment.current(), PackagesOptions.standard());
  }

  /**
   * The packages below a directory of this machine, which is a prefix as {@code sys.prefix} is one:
   * modules are in {@code lib/python3.14/site-packages}, programs in {@code bin}. Mounted at {@code
   * /lib/python3.14/site-packages}, an interpreter finds the modules.
   */
  public static Packages below(Path prefix) {
    return new Packages(
        null, new HostTree(prefix), TargetEnvironment.current(), PackagesOptions.standard());
  }

  private Packages with(UnaryOperator<PackagesOptions> change) {
    return new Packages(python, tree, environment, change.apply(options));
  }

  /** Takes wheels from these indexes; by default from {@link PackageIndex#configured}. */
  public Packages withIndex(PackageIndex... indexes) {
    return with(o -> o.withIndex(indexes.length == 1 ? indexes[0] : PackageIndex.all(indexes)));
  }

  /** Keeps wheels in a directory; by default in {@link PackageCache#standard}. */
  public Packages withCache(Path directory) {
    return withCache(PackageCache.in(directory));
  }

  /** Keeps wheels in a cache; by default in {@link PackageCache#standard}. */
  public Packages withCache(PackageCache cache) {
    return with(o -> o.withCache(cache));
  }

  /** Lets Java ask only these hosts; by default all that indexes name. */
  public Packages withNetworkAccess(NetworkAccess access) {
    return with(o -> o.withAccess(access));
  }

  /** Tells a listener what is done. */
  public Packages withProgress(ProgressListener listener) {
    return with(o -> o.withProgress(listener));
  }

  /**
   * Chooses only versions that meet these requirements, of packages that something else needs.
   *
   * @throws IllegalArgumentException if one is no requirement
   */
  public Packages withConstraints(String... constraints) {
    List<Requirement> parsed = parse(constraints);
    return with(o -> o.withConstraints(parsed));
  }

  /** Takes pre-releases for versions like others. */
  public Packages withPreReleases() {
    return with(PackagesOptions::withPreReleases);
  }

  /** Prefers the newest version to the one that is installed: of these, or of all without names. */
  public Packages withUpgrades(String... names) {
    Set<String> normal =
        Stream.of(names).map(PackageName::normalize).collect(Collectors.toCollection(TreeSet::new));
    return with(o -> o.withUpgrades(names.length == 0, normal));
  }

  /** Leaves out what packages need. */
  public Packages withoutDependencies() {
    return with(PackagesOptions::withoutDependencies);
  }

  /** Accepts files of servers that give no hash for them. */
  public Packages withUnhashedFiles() {
    return with(PackagesOptions::withUnhashed);
  }

  /**
   * Compiles modules when they are installed, so that the first import is as fast as others. No
   * code of a package runs for that: they are compiled by an interpreter that is started for it and
   * sees nothing of this machine. Modules with errors stay source. The same modules become the same
   * bytes, which Python does not compare with the source again: packages are not for editing.
   */
  public Packages withByteCode() {
    return with(PackagesOptions::withByteCode);
  }

  private Installer installer() {
    Layout layout = new Layout(environment.sitePackages());
    return new Installer(options, environment, new SitePackages(tree, layout));
  }

  /** Does something while no other installation changes the same files. */
  private <T> T alone(Supplier<T> change) {
    Tree.Lock lock = tree.lock(options.progress()::waiting);
    try {
      return change.get();
    } finally {
      lock.close();
    }
  }

  private static List<Requirement> parse(String... requirements) {
    return Stream.of(requirements).map(Requirement::parse).toList();
  }

  /**
   * Chooses versions, and changes nothing. What is installed and fits stays.
   *
   * @throws IllegalArgumentException if a requirement is none
   * @throws ResolutionException if no versions fit together
   * @throws PackageException if an index cannot be asked
   */
  public Resolution resolve(String... requirements) {
    return installer().resolve(parse(requirements), false);
  }

  /**
   * Installs packages and what they need.
   *
   * @param requirements as of PEP 508: {@code "attrs>=23"}, or {@code "name @ https://…/….whl"}
   * @throws IllegalArgumentException as {@link #resolve}
   * @throws ResolutionException as {@link #resolve}
   * @throws IntegrityException if a file is not what it claims to be
   * @throws PackageException if an index cannot be asked, or a file not be written
   */
  public Installation install(String... requirements) {
    return alone(() -> install(resolve(requirements)));
  }

  /** Installs what {@link #resolve} chose; exceptions are those of {@link #install(String...)}. */
  public Installation install(Resolution resolution) {
    return alone(() -> refreshed(installer().install(resolution.chosen())));
  }

  /**
   * Installs exactly the files of a lock file, and nothing else. What the cache has is not fetched.
   *
   * @throws ResolutionException if it has no file that fits
   * @throws IntegrityException if a file is not the one that was locked
   * @throws PackageException if a file cannot be had
   */
  public Installation installLocked(Lockfile lockfile) {
    return alone(() -> refreshed(installer().install(lockfile, false)));
  }

  /** The same, and removes all packages that the lock file does not have. */
  public Installation sync(Lockfile lockfile) {
    return alone(() -> refreshed(installer().install(lockfile, true)));
  }

  /** Chooses versions without regard to what is installed, and locks them. */
  public Lockfile lock(String... requirements) {
    return installer().resolve(parse(requirements), true).toLockfile();
  }

  /**
   * Whether a lock file was made for exactly these requirements, with the {@linkplain
   * #withConstraints constraints} of these packages. Nothing is asked, so it may name older
   * versions than there are by now.
   *
   * @throws IllegalArgumentException if a requirement is none
   */
  public boolean isLocked(Lockfile lockfile, String... requirements) {
    return lockfile.wishes().equals(installer().wishes(parse(requirements)));
  }

  /**
   * Locks everything that is installed.
   *
   * @throws PackageException if a package is in no index any more
   */
  public Lockfile lockInstalled() {
    return installer().lockInstalled();
  }

  /** Writes the wheels of packages and of what they need into a directory. */
  public List<Path> download(Path directory, String... requirements) {
    Installer installer = installer();
    return installer.download(installer.resolve(parse(requirements), true).chosen(), directory);
  }

  /** What is installed, sorted by name. */
  public List<InstalledPackage> list() {
    return installer().list();
  }

  /** What is installed, as requirements that name exactly that. */
  public List<String> freeze() {
    return list().stream().map(InstalledPackage::frozen).toList();
  }

  /**
   * Removes packages; not what only they needed.
   *
   * @return what was removed
   * @throws PackageException if one is not installed; nothing is removed then
   */
  public List<InstalledPackage> uninstall(String... names) {
    List<InstalledPackage> removed = alone(() -> installer().uninstall(List.of(names)));
    refresh();
    return removed;
  }

  /**
   * Writes what is installed as resources of a jar, with the classes of native code: an application
   * that has them on its class path needs no network for its packages and compiles nothing, see
   * {@link org.jyodide.InterpreterOptions#withEmbeddedPackages()}. The Maven plug-in does this in a
   * build. Install {@linkplain #withByteCode with byte code} before.
   *
   * @param directory where the resources of the jar are; other files there stay
   * @param name tells them from those of other jars, such as the name of the artifact
   * @return the files that were written, sorted
   * @throws IllegalArgumentException if the name cannot be that of a directory
   * @throws PackageException if a file cannot be written, or a package has no RECORD of its files
   */
  public List<Path> embed(Path directory, String name) {
    return Embedding.write(
        new SitePackages(tree, new Layout(environment.sitePackages())), directory, name);
  }

  /**
   * Installs the packages of the modules that a program imports and that are not there yet. The
   * program is read, not run. A module that Pyodide's release does not know is taken for one of the
   * package of that name, so an index of strangers may offer anything for it.
   *
   * @throws IllegalStateException if these are not the packages of an interpreter
   * @throws org.jyodide.PythonException if the program has a syntax error
   */
  public Installation loadPackagesFromImports(String source) {
    Interpreter running = python;
    if (running == null) {
      throw new IllegalStateException("imports are found by an interpreter: use Packages.in");
    }
    Set<String> wanted = new TreeSet<>();
    for (String module : Imports.missing(running, source)) {
      wanted.add(packageOf(module).orElse(module));
    }
    return install(new ArrayList<>(wanted).toArray(String[]::new));
  }

  /**
   * The package that a module belongs to, as far as Pyodide's release knows: {@code PIL} is in
   * {@code pillow}.
   *
   * @param module a top-level name
   */
  public static Optional<String> packageOf(String module) {
    return PackageIndex.releaseSource().packageOf(module);
  }

  private Installation refreshed(Installation installation) {
    refresh();
    return installation;
  }

  private void refresh() {
    if (tree instanceof GuestTree guest) {
      guest.refresh();
    }
  }

  @Override
  public String toString() {
    return "Packages[" + tree.description() + "]";
  }
}
