package org.jyodide.packages.internal.index;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.jyodide.packages.PackageName;
import org.jyodide.packages.Requirement;
import org.jyodide.packages.VersionSpecifiers;
import org.jyodide.packages.Wheel;
import org.jyodide.packages.WheelName;
import org.jyodide.packages.internal.store.Fetcher;
import tools.jackson.databind.JsonNode;

/**
 * The packages of a release of Pyodide: what its lock file names, at some address. The wheels are
 * exactly those that the release was tested with.
 */
public final class PyodideLock implements Source {
  private final Supplier<JsonNode> document;
  private final URI base;
  private @Nullable Map<String, JsonNode> packages;

  /**
   * A lock file.
   *
   * @param base where its files are; ends with a slash
   */
  public PyodideLock(Supplier<JsonNode> document, URI base) {
    this.document = document;
    this.base = base.toString().endsWith("/") ? base : URI.create(base + "/");
  }

  private synchronized Map<String, JsonNode> packages() {
    Map<String, JsonNode> known = packages;
    if (known == null) {
      known = new TreeMap<>();
      for (JsonNode entry : document.get().path("packages")) {
        known.put(PackageName.normalize(entry.path("name").asString("")), entry);
      }
      packages = known;
    }
    return known;
  }

  @Override
  public Listing list(String name, Fetcher fetcher) {
    JsonNode entry = packages().get(name);
    if (entry == null) {
      return Listing.NONE;
    }
    String fileName = entry.path("file_name").asString("");
    URI address = base.resolve(fileName);
    WheelName wheelName;
    try {
      wheelName = WheelName.parse(Links.fileName(address));
    } catch (IllegalArgumentException e) {
      return new Listing(List.of(), List.of(fileName));
    }
    Wheel wheel =
        new Wheel(
            wheelName,
            address,
            Map.of("sha256", entry.path("sha256").asString("")),
            OptionalLong.empty(),
            VersionSpecifiers.any(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(dependencies(entry)));
    return new Listing(List.of(wheel), List.of());
  }

  /** Shared libraries are no packages of Python: wheels that need one bring it or name it so. */
  private List<Requirement> dependencies(JsonNode entry) {
    List<Requirement> dependencies = new ArrayList<>();
    for (JsonNode name : entry.path("depends")) {
      JsonNode dependency = packages().get(PackageName.normalize(name.asString("")));
      if (dependency != null && dependency.path("file_name").asString("").endsWith(".whl")) {
        dependencies.add(Requirement.of(name.asString(""), VersionSpecifiers.any()));
      }
    }
    return List.copyOf(dependencies);
  }

  @Override
  public Optional<String> packageOf(String module) {
    for (Map.Entry<String, JsonNode> entry : packages().entrySet()) {
      for (JsonNode imported : entry.getValue().path("imports")) {
        if (imported.asString("").equals(module)) {
          return Optional.of(entry.getKey());
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public Set<String> names() {
    return packages().keySet();
  }

  @Override
  public String description() {
    return "Pyodide's packages at " + Fetcher.shown(base);
  }
}
