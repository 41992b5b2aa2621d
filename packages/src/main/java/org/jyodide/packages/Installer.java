package org.jyodide.packages;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jyodide.packages.internal.index.DirectLink;
import org.jyodide.packages.internal.index.PipConfiguration;
import org.jyodide.packages.internal.install.ModuleCompiler;
import org.jyodide.packages.internal.install.SitePackages;
import org.jyodide.packages.internal.install.Transaction;
import org.jyodide.packages.internal.json.Toml;
import org.jyodide.packages.internal.resolve.Catalog;
import org.jyodide.packages.internal.resolve.Chosen;
import org.jyodide.packages.internal.resolve.Resolver;
import org.jyodide.packages.internal.store.FetchSettings;
import org.jyodide.packages.internal.store.Fetcher;
import org.jyodide.packages.internal.store.FileCache;
import org.jyodide.packages.internal.store.Hashes;
import org.jyodide.packages.internal.wheel.ArchiveLimits;
import org.jyodide.packages.internal.wheel.WheelArchive;

/** Resolves, fetches, checks and installs for one target: what {@link Packages} does. */
final class Installer {
  private final PackagesOptions options;
  private final TargetEnvironment environment;
  private final SitePackages packages;
  private final Catalog catalog;

  Installer(PackagesOptions options, TargetEnvironment environment, SitePackages packages) {
    this.options = options;
    this.environment = environment;
    this.packages = packages;
    PipConfiguration pip = PipConfiguration.of(System.getenv());
    PackageIndex index = options.index().orElseGet(PackageIndex::lazilyConfigured);
    FetchSettings settings =
        new FetchSettings(
            options.access(),
            pip.certificates(),
            pip.proxy(),
            java.time.Duration.ofSeconds(pip.timeoutSeconds()),
            options.progress());
    catalog =
        new Catalog(
            index.source(),
            PackageIndex.releaseSource(),
            new Fetcher(settings),
            options.cache().files(),
            options.unhashed(),
            Prefetching.EXECUTOR);
  }

  /**
   * A wheel that is to be installed.
   *
   * @param sha256 of what was checked
   */
  private record Step(Wheel wheel, String sha256, boolean requested, boolean isDirect) {
    Wheel pinned() {
      Map<String, String> hashes = new HashMap<>(wheel.hashes());
      hashes.put(Hashes.SHA256, sha256);
      return new Wheel(
          wheel.name(),
          wheel.location(),
          Map.copyOf(hashes),
          wheel.size(),
          wheel.requiresPython(),
          wheel.yanked(),
          wheel.metadata(),
          wheel.dependencies());
    }

    /** What PEP 610 says about packages that were named by their address. */
    Optional<String> directUrl() {
      return isDirect
          ? Optional.of(
              "{\"archive_info\": {\"hashes\": {\"sha256\": \""
                  + sha256
                  + "\"}}, \"url\": "
                  + Toml.quoted(wheel.location().toString())
                  + "}")
          : Optional.empty();
    }
  }

  Resolution resolve(List<Requirement> requirements, boolean ignoresInstalled) {
    Map<String, SitePackages.Distribution> present = ignoresInstalled ? Map.of() : packages.all();
    Resolver resolver =
        new Resolver(
            catalog,
            environment,
            name -> Optional.ofNullable(present.get(name)).map(SitePackages.Distribution::metadata),
            options.resolving());
    List<Chosen> chosen =
        resolver.resolve(requirements).stream()
            .map(choice -> wasRequested(present, choice.name()) ? choice.asRequested() : choice)
            .toList();
    return new Resolution(this, chosen, wishes(requirements));
  }

  Wishes wishes(List<Requirement> requirements) {
    return Wishes.of(requirements, options.resolving().constraints());
  }

  private static boolean wasRequested(Map<String, SitePackages.Distribution> present, String name) {
    SitePackages.Distribution distribution = present.get(name);
    return distribution != null && distribution.requested();
  }

  Installation install(List<Chosen> chosen) {
    Map<String, SitePackages.Distribution> present = packages.all();
    List<Step> steps = new ArrayList<>();
    List<String> kept = new ArrayList<>();
    List<String> named = new ArrayList<>();
    for (Chosen choice : chosen) {
      boolean stays = choice.wheel().isEmpty();
      if (choice.wheel().isPresent()) {
        Step step = check(choice.wheel().get(), choice.requested(), choice.isDirect());
        stays = isSame(present, step);
        if (!stays) {
          steps.add(step);
        }
      }
      if (stays) {
        kept.add(choice.name());
        if (choice.requested()) {
          named.add(choice.name());
        }
      }
    }
    return apply(new Changes(steps, kept, List.of(), named), () -> lock(chosen, Wishes.UNKNOWN));
  }

  private boolean isSame(Map<String, SitePackages.Distribution> present, Step step) {
    return Optional.ofNullable(present.get(step.wheel().name().name()))
        .filter(p -> p.metadata().version().equals(step.wheel().version()))
        .filter(p -> packages.isSame(p, open(step), step.requested(), step.directUrl()))
        .isPresent();
  }

  /**
   * What is to be done.
   *
   * @param kept packages that are wanted and stay
   * @param leaving packages that go
   * @param named packages that stay and that the user named
   */
  private record Changes(
      List<Step> steps, List<String> kept, List<String> leaving, List<String> named) {}

  Installation install(Lockfile lockfile, boolean removesOthers) {
    VersionSpecifiers python = VersionSpecifiers.parse(lockfile.requiresPython());
    if (!python.contains(environment.pythonVersion())) {
      throw new ResolutionException(
          "the lock file is for Python " + python + ", this is " + environment.pythonVersion());
    }
    Map<String, SitePackages.Distribution> present = packages.all();
    List<Step> steps = new ArrayList<>();
    List<String> kept = new ArrayList<>();
    List<String> others = new ArrayList<>(present.keySet());
    for (LockedPackage locked : lockfile.packages()) {
      if (!locked.appliesTo(environment)) {
        continue;
      }
      Step step = check(fitting(locked), locked.requested(), locked.isDirect());
      others.remove(locked.name());
      if (isSame(present, step)) {
        kept.add(locked.name());
      } else {
        steps.add(step);
      }
    }
    return apply(
        new Changes(steps, kept, removesOthers ? others : List.of(), List.of()), () -> lockfile);
  }

  private Wheel fitting(LockedPackage locked) {
    return environment
        .tags()
        .best(locked.wheels().stream())
        .orElseThrow(
            () ->
                new ResolutionException(
                    "the lock file has no wheel of "
                        + locked.name()
                        + " "
                        + locked.version()
                        + " that fits "
                        + environment
                        + "; it has "
                        + locked.wheels()));
  }

  /** Fetches a wheel and looks at every byte of it, before anything is changed. */
  private Step check(Wheel wheel, boolean requested, boolean isDirect) {
    FileCache.Content content = catalog.load(wheel);
    WheelArchive archive = new WheelArchive(wheel.name(), content.bytes(), ArchiveLimits.STANDARD);
    archive.check();
    List<String> tags = archive.tags();
    boolean fits =
        environment.tags().supports(wheel.name())
            && (tags.isEmpty() || tags.stream().anyMatch(environment.tags().tags()::contains));
    if (!fits) {
      throw new IntegrityException(
          wheel.fileName()
              + " is refused: it is for "
              + String.join(", ", tags.isEmpty() ? wheel.name().tags() : tags)
              + "; this is "
              + environment);
    }
    VersionSpecifiers python = archive.metadata().requiresPython();
    if (!python.contains(environment.pythonVersion())) {
      throw new IntegrityException(
          wheel.fileName()
              + " is refused: it needs Python "
              + python
              + ", this is "
              + environment.pythonVersion());
    }
    return new Step(wheel, content.sha256(), requested, isDirect);
  }

  private WheelArchive open(Step step) {
    byte[] bytes = catalog.load(step.pinned()).bytes();
    return new WheelArchive(step.wheel().name(), bytes, ArchiveLimits.STANDARD);
  }

  private Installation apply(Changes changes, Supplier<Lockfile> lockfile) {
    Map<String, SitePackages.Distribution> before = packages.all();
    Transaction transaction = new Transaction(packages);
    List<InstalledPackage> removed = new ArrayList<>();
    List<String> leaving = new ArrayList<>(changes.leaving());
    List<String> coming = changes.steps().stream().map(s -> s.wheel().name().name()).toList();
    leaving.addAll(coming);
    try (ModuleCompiler compiler = new ModuleCompiler()) {
      for (String name : leaving) {
        SitePackages.Distribution old = before.get(name);
        if (old != null) {
          options.progress().uninstalling(name, old.metadata().version());
          transaction.remove(old);
          removed.add(describe(old));
        }
      }
      for (Step step : changes.steps()) {
        options.progress().installing(step.wheel().name().name(), step.wheel().version());
        transaction.add(
            open(step),
            step.requested(),
            step.directUrl(),
            options.byteCode() ? Optional.of(compiler) : Optional.empty());
      }
      for (String name : changes.named()) {
        Optional.ofNullable(before.get(name)).ifPresent(transaction::markRequested);
      }
    } catch (RuntimeException e) {
      transaction.rollBack();
      throw e;
    }
    Map<String, SitePackages.Distribution> after = packages.all();
    return new Installation(named(after, coming), named(after, changes.kept()), removed, lockfile);
  }

  private static List<InstalledPackage> named(
      Map<String, SitePackages.Distribution> all, List<String> names) {
    return all.values().stream()
        .filter(distribution -> names.contains(distribution.name()))
        .map(Installer::describe)
        .toList();
  }

  static InstalledPackage describe(SitePackages.Distribution distribution) {
    return new InstalledPackage(
        distribution.metadata().displayName(),
        distribution.metadata().version(),
        distribution.requested(),
        distribution.metadata().requirements(),
        distribution.directUrl().flatMap(DirectUrl::address));
  }

  List<InstalledPackage> list() {
    return packages.all().values().stream().map(Installer::describe).toList();
  }

  List<InstalledPackage> uninstall(List<String> names) {
    Map<String, SitePackages.Distribution> present = packages.all();
    List<String> leaving = names.stream().map(PackageName::normalize).distinct().toList();
    for (String name : leaving) {
      if (!present.containsKey(name)) {
        throw new PackageException(
            name + " is not installed; there is " + String.join(", ", present.keySet()));
      }
    }
    return apply(
            new Changes(List.of(), List.of(), leaving, List.of()),
            () -> new Lockfile(List.of(), "", Wishes.UNKNOWN))
        .removed();
  }

  /** Locks everything that is installed. */
  Lockfile lockInstalled() {
    return lock(
        packages.all().values().stream()
            .map(
                present ->
                    new Chosen(
                        present.name(),
                        present.metadata().version(),
                        Optional.empty(),
                        present.requested(),
                        present.directUrl().isPresent(),
                        List.of()))
            .toList(),
        Wishes.UNKNOWN);
  }

  Lockfile lock(List<Chosen> chosen, Wishes wishes) {
    List<LockedPackage> locked = new ArrayList<>();
    for (Chosen choice : chosen) {
      Wheel wheel = choice.wheel().orElseGet(() -> offered(choice));
      Map<String, String> hashes = new TreeMap<>();
      String known = wheel.hashes().get(Hashes.SHA256);
      hashes.put(Hashes.SHA256, known == null ? catalog.load(wheel).sha256() : known);
      locked.add(
          new LockedPackage(
              choice.name(),
              choice.version(),
              choice.requested(),
              choice.isDirect(),
              List.of(
                  new Wheel(
                      wheel.name(),
                      wheel.location(),
                      Map.copyOf(hashes),
                      OptionalLong.empty(),
                      VersionSpecifiers.any(),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty())),
              Optional.empty()));
    }
    String version = environment.markerValues().getOrDefault("python_version", "3");
    return new Lockfile(locked, "==" + version + ".*", wishes);
  }

  /** The wheel of a package that is installed already. */
  private Wheel offered(Chosen choice) {
    Optional<String> direct =
        Optional.ofNullable(packages.all().get(choice.name()))
            .flatMap(SitePackages.Distribution::directUrl)
            .flatMap(DirectUrl::addressWithHash);
    if (direct.isPresent()) {
      return DirectLink.wheel(URI.create(direct.get()));
    }
    return environment
        .tags()
        .best(
            catalog.listing(choice.name()).wheels().stream()
                .filter(wheel -> wheel.version().equals(choice.version())))
        .orElseThrow(
            () ->
                new PackageException(
                    choice.name()
                        + " "
                        + choice.version()
                        + " is installed, but no index has it any more, so it cannot be locked"));
  }

  List<Path> download(List<Chosen> chosen, Path directory) {
    List<Path> files = new ArrayList<>();
    try {
      Files.createDirectories(directory);
      for (Chosen choice : chosen) {
        Wheel wheel = choice.wheel().orElseGet(() -> offered(choice));
        Path file = directory.resolve(wheel.fileName());
        Files.write(file, catalog.load(wheel).bytes());
        files.add(file);
      }
    } catch (IOException e) {
      throw new PackageException("wheels cannot be written to " + directory + ": " + e, e);
    }
    return files;
  }
}
