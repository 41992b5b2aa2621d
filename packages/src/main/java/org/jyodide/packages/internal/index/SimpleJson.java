package org.jyodide.packages.internal.index;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jyodide.packages.PackageException;
import org.jyodide.packages.internal.json.Json;
import tools.jackson.databind.JsonNode;

/** Reads the JSON form of an index (PEP 691). */
final class SimpleJson {
  private SimpleJson() {}

  static Listing read(String name, byte[] document, URI base) {
    JsonNode root;
    try {
      root = Json.parse(document, "the answer of " + base);
    } catch (IllegalArgumentException e) {
      throw new PackageException(String.valueOf(e.getMessage()), e);
    }
    String version = root.path("meta").path("api-version").asString("");
    if (!version.startsWith("1.")) {
      throw new PackageException(
          base
              + " speaks version '"
              + version
              + "' of the index protocol, version 1 is understood here; another index is needed");
    }
    Links links = new Links(name);
    for (JsonNode file : root.path("files")) {
      add(links, file, base);
    }
    return links.listing();
  }

  private static void add(Links links, JsonNode file, URI base) {
    URI address;
    try {
      address = base.resolve(file.path("url").asString(""));
    } catch (IllegalArgumentException e) {
      return;
    }
    JsonNode size = file.path("size");
    JsonNode core = file.path("core-metadata");
    links.add(
        file.path("filename").asString(""),
        address,
        hashes(file.path("hashes")),
        size.isIntegralNumber() ? OptionalLong.of(size.asLong()) : OptionalLong.empty(),
        file.path("requires-python").asString(""),
        yanked(file.path("yanked")),
        metadata(core.isMissingNode() ? file.path("dist-info-metadata") : core));
  }

  private static Map<String, String> hashes(JsonNode node) {
    Map<String, String> hashes = new TreeMap<>();
    node.properties()
        .forEach(
            entry ->
                hashes.put(
                    entry.getKey().toLowerCase(Locale.ROOT),
                    entry.getValue().asString("").toLowerCase(Locale.ROOT)));
    return hashes;
  }

  private static Optional<String> yanked(JsonNode node) {
    if (node.isString()) {
      return Optional.of(node.asString());
    }
    return node.isBoolean() && node.asBoolean() ? Optional.of("") : Optional.empty();
  }

  private static Optional<Map<String, String>> metadata(JsonNode node) {
    if (node.isObject()) {
      return Optional.of(hashes(node));
    }
    return node.isBoolean() && node.asBoolean() ? Optional.of(Map.of()) : Optional.empty();
  }
}
