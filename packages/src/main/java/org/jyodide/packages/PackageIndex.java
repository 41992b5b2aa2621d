package org.jyodide.packages;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jyodide.packages.internal.index.LazySource;
import org.jyodide.packages.internal.index.LinksPage;
import org.jyodide.packages.internal.index.MergedSource;
import org.jyodide.packages.internal.index.PipConfiguration;
import org.jyodide.packages.internal.index.PyodideLock;
import org.jyodide.packages.internal.index.SimpleIndex;
import org.jyodide.packages.internal.index.Source;
import org.jyodide.packages.internal.index.WheelDirectory;

/** A place that has wheels. Immutable; nothing is asked before packages are resolved. */
public final class PackageIndex {
  /** Made by the build of the distribution, from its release of micropip. */
  private static final String DEFAULT_INDEX = "default-index";

  private final Source source;

  private PackageIndex(Source source) {
    this.source = source;
  }

  /** The wheels in a directory; those in directories below it are not looked at. */
  public static PackageIndex directory(Path directory) {
    return new PackageIndex(new WheelDirectory(directory, false));
  }

  /** An index with a page for each package, as JSON (PEP 691) or HTML (PEP 503). */
  public static PackageIndex simple(URI address) {
    return new PackageIndex(new SimpleIndex(address));
  }

  /** One HTML page with links to wheels. */
  public static PackageIndex links(URI address) {
    return new PackageIndex(new LinksPage(address));
  }

  /**
   * The packages of the Pyodide release that is on the class path or module path: those that its
   * lock file names, with the hashes there.
   *
   * @param base the address or directory that holds the files
   */
  public static PackageIndex pyodide(URI base) {
    return new PackageIndex(new PyodideLock(() -> Distribution.find().lockFile(), base));
  }

  /** All of several; where they have the same file, it is that of the first. */
  public static PackageIndex all(PackageIndex... indexes) {
    return new PackageIndex(
        new MergedSource(Stream.of(indexes).map(index -> index.source).toList()));
  }

  /**
   * What pip is configured to use, by its configuration files and the variables {@code
   * PIP_INDEX_URL}, {@code PIP_EXTRA_INDEX_URL}, {@code PIP_FIND_LINKS} and {@code PIP_NO_INDEX};
   * if no index is named there, the one that micropip uses in this release of Pyodide.
   *
   * @throws PackageException if neither names an index
   */
  public static PackageIndex configured() {
    return configured(System.getenv());
  }

  /** The same for a process with these environment variables. */
  public static PackageIndex configured(Map<String, String> environment) {
    return configured(PipConfiguration.of(environment));
  }

  /** The same, looked up when the first package is asked for: removing needs no index. */
  static PackageIndex lazilyConfigured() {
    return new PackageIndex(new LazySource(() -> configured().source));
  }

  /** What the release says of its own packages; its files cannot be had from this. */
  static Source releaseSource() {
    return pyodide(URI.create("https://localhost/")).source;
  }

  static PackageIndex configured(PipConfiguration pip) {
    List<Source> sources = new ArrayList<>();
    for (String link : pip.links()) {
      sources.add(link(link));
    }
    if (!pip.hasNoIndex()) {
      sources.add(new SimpleIndex(pip.index().orElseGet(PackageIndex::defaultIndex)));
      pip.extraIndexes().forEach(index -> sources.add(new SimpleIndex(index)));
    }
    return new PackageIndex(new MergedSource(List.copyOf(sources)));
  }

  private static Source link(String link) {
    if (link.contains("://")) {
      URI address = URI.create(link);
      boolean isDirectory =
          "file".equals(address.getScheme()) && Files.isDirectory(Path.of(address));
      return isDirectory ? new WheelDirectory(Path.of(address), true) : new LinksPage(address);
    }
    Path path = Path.of(link);
    return Files.isRegularFile(path) ? new LinksPage(path.toUri()) : new WheelDirectory(path, true);
  }

  private static URI defaultIndex() {
    return Distribution.resource(DEFAULT_INDEX)
        .map(bytes -> URI.create(new String(bytes, StandardCharsets.UTF_8).strip()))
        .orElseThrow(
            () ->
                new PackageException(
                    "no index of packages is configured; name one with PIP_INDEX_URL, in pip.conf,"
                        + " or with Packages.withIndex (--index-url, --find-links)"));
  }

  Source source() {
    return source;
  }

  @Override
  public String toString() {
    return source.description();
  }
}
