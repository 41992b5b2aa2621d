package org.jyodide.packages.internal.resolve;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jyodide.packages.Requirement;
import org.jyodide.packages.TargetEnvironment;
import org.jyodide.packages.Version;
import org.jyodide.packages.Wheel;
import org.jyodide.packages.internal.index.DirectLink;
import org.jyodide.packages.internal.index.Listing;

/** Finds the versions of a package that may be chosen, the best first. */
final class Candidates {
  private final Catalog catalog;
  private final TargetEnvironment environment;
  private final InstalledPackages installed;
  private final ResolveOptions options;
  private final Map<String, Usable> usable = new HashMap<>();

  Candidates(
      Catalog catalog,
      TargetEnvironment environment,
      InstalledPackages installed,
      ResolveOptions options) {
    this.catalog = catalog;
    this.environment = environment;
    this.installed = installed;
    this.options = options;
  }

  /**
   * The best wheel of each version, and why the other versions have none.
   *
   * @param versions the newest first
   */
  private record Usable(Map<Version, Wheel> versions, Map<Version, String> unusable, Listing all) {}

  /** The versions that meet all wants; the index is only asked if what is installed is not. */
  Iterator<Candidate> find(String name, List<Want> wants) {
    List<Candidate> direct = direct(name, wants);
    boolean isDirect = wants.stream().anyMatch(want -> want.requirement().url().isPresent());
    if (isDirect) {
      return direct.iterator();
    }
    Stream<Candidate> present =
        installed.find(name).stream()
            .filter(metadata -> !options.isUpgrade(name) && fits(metadata.version(), wants))
            .map(metadata -> new Candidate(name, metadata.version(), Optional.empty(), false));
    return Stream.concat(present, Stream.of(wants).flatMap(all -> offered(name, all))).iterator();
  }

  /** Whether a requirement is met by what is installed. */
  boolean isInstalled(Requirement requirement) {
    return !options.isUpgrade(requirement.name())
        && installed
            .find(requirement.name())
            .filter(metadata -> requirement.specifiers().contains(metadata.version()))
            .isPresent();
  }

  private Stream<Candidate> offered(String name, List<Want> wants) {
    List<Candidate> finals = new ArrayList<>();
    List<Candidate> early = new ArrayList<>();
    boolean wantsEarly = options.preReleases() || wants.stream().anyMatch(Candidates::namesEarly);
    usable(name)
        .versions()
        .forEach(
            (version, wheel) -> {
              if (fits(version, wants) && (wheel.yanked().isEmpty() || isPinned(wants))) {
                boolean waits = version.isPreRelease() && !wantsEarly;
                Candidate candidate = new Candidate(name, version, Optional.of(wheel), false);
                (waits ? early : finals).add(candidate);
              }
            });
    return finals.isEmpty() ? early.stream() : finals.stream();
  }

  private static boolean isPinned(List<Want> wants) {
    return wants.stream().anyMatch(want -> want.requirement().specifiers().isPinned());
  }

  private static boolean namesEarly(Want want) {
    return want.requirement().specifiers().namesPreRelease();
  }

  private static boolean fits(Version version, List<Want> wants) {
    return wants.stream().allMatch(want -> want.requirement().specifiers().contains(version));
  }

  private List<Candidate> direct(String name, List<Want> wants) {
    Optional<String> url = wants.stream().flatMap(w -> w.requirement().url().stream()).findFirst();
    if (url.isEmpty()) {
      return List.of();
    }
    Wheel wheel = DirectLink.wheel(URI.create(url.get()));
    boolean agrees =
        wheel.name().name().equals(name)
            && environment.tags().supports(wheel.name())
            && fits(wheel.version(), wants)
            && wants.stream()
                .allMatch(want -> want.requirement().url().orElse(url.get()).equals(url.get()));
    return agrees
        ? List.of(new Candidate(name, wheel.version(), Optional.of(wheel), true))
        : List.of();
  }

  private Usable usable(String name) {
    return usable.computeIfAbsent(name, this::select);
  }

  private Usable select(String name) {
    Listing listing = catalog.listing(name);
    Map<Version, Wheel> best = new TreeMap<>(Collections.reverseOrder());
    Map<Version, List<Wheel>> others = new TreeMap<>(Collections.reverseOrder());
    Map<Version, String> unusable = new TreeMap<>(Collections.reverseOrder());
    for (Wheel wheel : listing.wheels()) {
      if (!environment.tags().supports(wheel.name())) {
        others.computeIfAbsent(wheel.version(), version -> new ArrayList<>()).add(wheel);
      } else if (!wheel.requiresPython().contains(environment.pythonVersion())) {
        unusable.put(wheel.version(), "is for Python " + wheel.requiresPython());
      } else {
        best.merge(wheel.version(), wheel, this::better);
      }
    }
    best.keySet().forEach(unusable::remove);
    others.forEach(
        (version, wheels) -> {
          if (!best.containsKey(version)) {
            unusable.putIfAbsent(version, "is for " + platforms(wheels));
          }
        });
    return new Usable(best, unusable, listing);
  }

  private Wheel better(Wheel first, Wheel second) {
    if (first.yanked().isPresent() != second.yanked().isPresent()) {
      return first.yanked().isPresent() ? second : first;
    }
    Comparator<Wheel> order =
        Comparator.comparingInt(
            (Wheel wheel) -> environment.tags().place(wheel.name()).orElse(Integer.MAX_VALUE));
    int byTag = order.compare(first, second);
    if (byTag != 0) {
      return byTag < 0 ? first : second;
    }
    return DirectLink.compareBuild(first.name(), second.name()) >= 0 ? first : second;
  }

  private static String platforms(List<Wheel> wheels) {
    List<String> tags =
        wheels.stream().flatMap(wheel -> wheel.name().tags().stream()).distinct().sorted().toList();
    String shown = tags.stream().limit(4).collect(Collectors.joining(", "));
    return tags.size() > 4 ? shown + " and " + (tags.size() - 4) + " more" : shown;
  }

  /** What exists of a package, for the user who cannot have what was wanted. */
  List<String> explain(String name, List<Want> wants) {
    Optional<String> url = wants.stream().flatMap(w -> w.requirement().url().stream()).findFirst();
    if (url.isPresent()) {
      Wheel wheel = DirectLink.wheel(URI.create(url.get()));
      return List.of(
          environment.tags().supports(wheel.name())
              ? url.get() + " is " + wheel.name().name() + " " + wheel.version()
              : wheel.fileName() + " is for " + platforms(List.of(wheel)) + "; " + needed());
    }
    Usable all = usable(name);
    List<String> lines = new ArrayList<>();
    installed
        .find(name)
        .ifPresent(metadata -> lines.add(name + " " + metadata.version() + " is installed"));
    if (all.all().isEmpty()) {
      List<String> similar = catalog.similar(name);
      lines.add(
          "there is no "
              + name
              + " in "
              + catalog.description()
              + (similar.isEmpty() ? "" : "; there is " + String.join(", ", similar)));
      return lines;
    }
    if (!all.versions().isEmpty()) {
      lines.add(name + " exists as " + list(all.versions()));
    }
    List<Map.Entry<Version, String>> unfit =
        all.unusable().entrySet().stream().filter(e -> fits(e.getKey(), wants)).toList();
    unfit.stream().limit(3).forEach(e -> lines.add(name + " " + e.getKey() + " " + e.getValue()));
    if (unfit.size() > 3) {
      lines.add((unfit.size() - 3) + " older versions of it do not fit either");
    }
    if (unfit.isEmpty() && all.versions().isEmpty() && !all.unusable().isEmpty()) {
      lines.add(name + " exists as " + list(all.unusable().keySet()) + ", of which none fits here");
    }
    if (!unfit.isEmpty()) {
      lines.add(needed());
    }
    if (all.versions().isEmpty()) {
      catalog
          .versionOfRelease(name)
          .ifPresent(
              version ->
                  lines.add(
                      "Pyodide's own release has "
                          + name
                          + " "
                          + version
                          + ", which a copy of it gives (PackageIndex.pyodide, --pyodide)"));
    }
    if (all.all().wheels().isEmpty()) {
      lines.add(
          "of "
              + name
              + " there are source distributions only, such as "
              + all.all().others().get(all.all().others().size() - 1)
              + "; only wheels can be installed, as building runs code of the package");
    }
    return lines;
  }

  private String needed() {
    return "here fits what is pure Python (py3-none-any) or for Python "
        + environment.pythonVersion()
        + " as "
        + environment.tags().tags().get(0);
  }

  private static String list(Collection<Version> versions) {
    String shown =
        versions.stream().limit(8).map(Version::toString).collect(Collectors.joining(", "));
    return versions.size() > 8 ? shown + " and " + (versions.size() - 8) + " older ones" : shown;
  }

  private static String list(Map<Version, Wheel> versions) {
    List<String> shown =
        versions.entrySet().stream()
            .limit(8)
            .map(e -> e.getKey() + (e.getValue().yanked().isPresent() ? " (withdrawn)" : ""))
            .toList();
    String text = String.join(", ", shown);
    return versions.size() > 8 ? text + " and " + (versions.size() - 8) + " older versions" : text;
  }

  /** What a candidate needs. */
  Catalog.Needs needs(Candidate candidate) {
    if (candidate.wheel().isPresent()) {
      return catalog.needs(candidate.wheel().get());
    }
    return installed
        .find(candidate.name())
        .map(Catalog.Needs::of)
        .orElseThrow(() -> new IllegalStateException(candidate + " is not installed any more"));
  }
}
