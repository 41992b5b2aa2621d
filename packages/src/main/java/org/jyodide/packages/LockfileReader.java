package org.jyodide.packages;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jyodide.packages.internal.index.DirectLink;
import org.jyodide.packages.internal.json.Toml;
import org.jyodide.packages.internal.store.Hashes;
import tools.jackson.databind.JsonNode;

/** Reads lock files (PEP 751). */
final class LockfileReader {
  private final Path file;

  private LockfileReader(Path file) {
    this.file = file;
  }

  static Lockfile read(String text, Path file) {
    LockfileReader reader = new LockfileReader(file);
    try {
      return reader.lockfile(Toml.parse(text, "the lock file " + file));
    } catch (IllegalArgumentException e) {
      throw new PackageException(String.valueOf(e.getMessage()), e);
    }
  }

  private PackageException wrong(String reason) {
    return new PackageException("the lock file " + file + " cannot be used: " + reason);
  }

  private Lockfile lockfile(JsonNode root) {
    String version = root.path("lock-version").asString("");
    if (!version.startsWith("1.")) {
      throw wrong("its lock-version is '" + version + "', wanted 1.0");
    }
    List<LockedPackage> packages = new ArrayList<>();
    for (JsonNode node : root.path("packages")) {
      packages.add(locked(node));
    }
    JsonNode own = root.path("tool").path("jyodide");
    return new Lockfile(
        packages,
        root.path("requires-python").asString(""),
        Wishes.read(texts(own.path("requirements")), texts(own.path("constraints"))));
  }

  private static Stream<String> texts(JsonNode list) {
    return list.valueStream().map(node -> node.asString(""));
  }

  private LockedPackage locked(JsonNode node) {
    String name = node.path("name").asString("");
    if (!PackageName.isValid(name)) {
      throw wrong("'" + name + "' is no name of a package");
    }
    List<Wheel> wheels = new ArrayList<>();
    boolean isDirect = node.has("archive");
    if (isDirect) {
      wheels.add(wheel(name, node.path("archive"), ""));
    }
    for (JsonNode wheel : node.path("wheels")) {
      wheels.add(wheel(name, wheel, wheel.path("name").asString("")));
    }
    if (wheels.isEmpty()) {
      throw wrong(name + " has no wheel there, and nothing else can be installed");
    }
    String version = node.path("version").asString("");
    return new LockedPackage(
        PackageName.normalize(name),
        version.isEmpty() ? wheels.get(0).version() : Version.parse(version),
        node.path("tool").path("jyodide").path("requested").asBoolean(false),
        isDirect,
        List.copyOf(wheels),
        node.has("marker") ? Optional.of(node.path("marker").asString("")) : Optional.empty());
  }

  private Wheel wheel(String name, JsonNode node, String fileName) {
    Map<String, String> hashes = new TreeMap<>();
    node.path("hashes")
        .properties()
        .forEach(hash -> hashes.put(hash.getKey(), lower(hash.getValue().asString(""))));
    if (!Hashes.isEnough(hashes)) {
      throw wrong("a file of " + name + " has no hash by sha256 or a longer one");
    }
    URI address = address(name, node);
    Wheel direct = DirectLink.wheel(address);
    JsonNode size = node.path("size");
    Wheel wheel =
        new Wheel(
            fileName.isEmpty() ? direct.name() : WheelName.parse(fileName),
            direct.location(),
            Map.copyOf(hashes),
            size.isIntegralNumber() ? OptionalLong.of(size.asLong()) : OptionalLong.empty(),
            VersionSpecifiers.any(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    if (!wheel.name().name().equals(PackageName.normalize(name))) {
      throw wrong("the file " + wheel.fileName() + " is not one of " + name);
    }
    return wheel;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private URI address(String name, JsonNode node) {
    if (node.has("url")) {
      return URI.create(node.path("url").asString(""));
    }
    if (!node.has("path")) {
      throw wrong("a file of " + name + " has neither url nor path");
    }
    return file.resolveSibling(node.path("path").asString("")).normalize().toUri();
  }
}
