package org.jyodide.packages.internal.resolve;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jyodide.packages.PackageException;
import org.jyodide.packages.Requirement;
import org.jyodide.packages.Version;
import org.jyodide.packages.VersionSpecifiers;
import org.jyodide.packages.Wheel;
import org.jyodide.packages.internal.index.Listing;
import org.jyodide.packages.internal.index.Source;
import org.jyodide.packages.internal.store.Fetcher;
import org.jyodide.packages.internal.store.FileCache;
import org.jyodide.packages.internal.store.Hashes;
import org.jyodide.packages.internal.wheel.WheelArchive;
import org.jyodide.packages.internal.wheel.WheelMetadata;

/**
 * What the sources have, asked once for each package; answers that will be needed are fetched
 * ahead.
 */
public final class Catalog {
  private final Source source;
  private final Source release;
  private final Fetcher fetcher;
  private final FileCache cache;
  private final boolean acceptsUnhashed;
  private final Executor executor;
  private final Map<String, CompletableFuture<Listing>> listings = new ConcurrentHashMap<>();
  private final Map<URI, Needs> needs = new TreeMap<>();

  /**
   * A catalog.
   *
   * @param release what the release of Pyodide has, to be mentioned in errors
   * @param acceptsUnhashed whether files of servers that give no hash may be used
   * @param executor runs what is fetched ahead
   */
  public Catalog(
      Source source,
      Source release,
      Fetcher fetcher,
      FileCache cache,
      boolean acceptsUnhashed,
      Executor executor) {
    this.source = source;
    this.release = release;
    this.fetcher = fetcher;
    this.cache = cache;
    this.acceptsUnhashed = acceptsUnhashed;
    this.executor = executor;
  }

  /**
   * What a version needs.
   *
   * @param isExact whether the list holds as it is, without markers and extras
   */
  record Needs(VersionSpecifiers requiresPython, List<Requirement> requirements, boolean isExact) {
    static Needs of(WheelMetadata metadata) {
      return new Needs(metadata.requiresPython(), metadata.requirements(), false);
    }
  }

  /** How messages call the sources. */
  String description() {
    return source.description();
  }

  /** The version that the release of Pyodide has of a package; empty if it has none. */
  Optional<Version> versionOfRelease(String name) {
    return release.list(name, fetcher).wheels().stream().map(Wheel::version).findFirst();
  }

  /** Names that look like one that does not exist. */
  List<String> similar(String name) {
    return source.names().stream()
        .filter(other -> other.contains(name) || name.contains(other))
        .limit(5)
        .toList();
  }

  /** Begins to ask for a package. */
  void prefetch(String name) {
    listings.computeIfAbsent(
        name,
        wanted -> CompletableFuture.supplyAsync(() -> source.list(wanted, fetcher), executor));
  }

  /** What the sources have of a package. */
  public Listing listing(String name) {
    fetcher.progress().resolving(name);
    prefetch(name);
    try {
      return listings.getOrDefault(name, CompletableFuture.completedFuture(Listing.NONE)).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof PackageException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** What a wheel needs, without fetching more of it than is necessary. */
  Needs needs(Wheel wheel) {
    Needs known = needs.get(wheel.location());
    if (known == null) {
      known = readNeeds(wheel);
      needs.put(wheel.location(), known);
    }
    return known;
  }

  private Needs readNeeds(Wheel wheel) {
    if (wheel.dependencies().isPresent()) {
      return new Needs(wheel.requiresPython(), wheel.dependencies().get(), true);
    }
    Optional<Map<String, String>> metadata = wheel.metadata();
    if (metadata.isPresent() && Hashes.isEnough(metadata.get())) {
      String name = wheel.fileName() + ".metadata";
      URI address = URI.create(wheel.location() + ".metadata");
      FileCache.Content content =
          cache.load(name, address, metadata.get(), OptionalLong.empty(), fetcher);
      String text = new String(content.bytes(), StandardCharsets.UTF_8);
      return Needs.of(WheelMetadata.parse(text, wheel.fileName()));
    }
    return Needs.of(WheelArchive.metadataOf(wheel.name(), load(wheel).bytes()));
  }

  /**
   * Fetches a wheel and checks its hashes.
   *
   * @throws org.jyodide.packages.IntegrityException if they are wrong, or if there is none and that
   *     is not accepted
   */
  public FileCache.Content load(Wheel wheel) {
    if (!wheel.isLocal() && !acceptsUnhashed && !Hashes.isEnough(wheel.hashes())) {
      throw new org.jyodide.packages.IntegrityException(
          wheel.fileName()
              + " is refused: "
              + Fetcher.shown(wheel.location())
              + " comes with no hash by sha256 or a longer one, so nobody can tell whether it is"
              + " the right file; add #sha256=… to its address, or accept that with"
              + " Packages.withUnhashedFiles (--allow-unhashed)");
    }
    return cache.load(wheel.fileName(), wheel.location(), wheel.hashes(), wheel.size(), fetcher);
  }
}
