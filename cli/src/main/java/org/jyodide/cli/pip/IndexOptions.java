package org.jyodide.cli.pip;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jyodide.cli.HostProcess;
import org.jyodide.cli.UsageException;
import org.jyodide.packages.PackageCache;
import org.jyodide.packages.PackageIndex;
import org.jyodide.packages.Packages;
import picocli.CommandLine.Option;

/** Where wheels come from, as options that pip has, too. */
public final class IndexOptions {
  @Option(
      names = {"-i", "--index-url"},
      paramLabel = "URL",
      description = "asks this index instead of the one that pip is configured to use")
  private @Nullable String index;

  @Option(names = "--extra-index-url", paramLabel = "URL", description = "asks this index, too")
  private List<String> extraIndexes = new ArrayList<>();

  @Option(
      names = {"-f", "--find-links"},
      paramLabel = "DIR|URL",
      description = "takes wheels from a directory or a page with links, too")
  private List<String> links = new ArrayList<>();

  @Option(
      names = "--no-index",
      description = "asks no index, not even the configured one; only --find-links")
  private boolean noIndex;

  @Option(
      names = "--pyodide",
      paramLabel = "DIR|URL",
      description = "takes the packages of this Pyodide release from there, too")
  private @Nullable String pyodide;

  @Option(
      names = "--allow-unhashed",
      description = "accepts files for which a server gives no hash")
  private boolean unhashed;

  @Option(names = "--cache-dir", paramLabel = "DIR", description = "keeps fetched wheels there")
  private @Nullable String cache;

  /** The packages with these options. */
  public Packages apply(Packages packages, HostProcess process) {
    List<PackageIndex> indexes = new ArrayList<>();
    links.forEach(link -> indexes.add(link(link, process)));
    if (pyodide != null) {
      indexes.add(PackageIndex.pyodide(address(pyodide, process)));
    }
    if (index != null && !noIndex) {
      indexes.add(PackageIndex.simple(address(index, process)));
    } else if (!noIndex) {
      indexes.add(PackageIndex.configured(process.environment()));
    }
    if (!noIndex) {
      extraIndexes.forEach(extra -> indexes.add(PackageIndex.simple(address(extra, process))));
    }
    Packages configured = packages.withIndex(indexes.toArray(PackageIndex[]::new));
    if (unhashed) {
      configured = configured.withUnhashedFiles();
    }
    return configured.withCache(
        cache == null
            ? PackageCache.standard(process.environment())
            : PackageCache.in(process.workingDirectory().resolve(cache)));
  }

  private static PackageIndex link(String link, HostProcess process) {
    if (link.contains("://")) {
      return PackageIndex.links(URI.create(link));
    }
    Path path = process.workingDirectory().resolve(link);
    if (!Files.exists(path)) {
      throw new UsageException("--find-links " + link + ": there is no such directory or page");
    }
    return Files.isDirectory(path)
        ? PackageIndex.directory(path)
        : PackageIndex.links(path.toUri());
  }

  private static URI address(String text, HostProcess process) {
    try {
      return text.contains("://")
          ? URI.create(text)
          : process.workingDirectory().resolve(text).toUri();
    } catch (IllegalArgumentException e) {
      throw new UsageException("'" + text + "' is no address: " + e.getMessage());
    }
  }
}
