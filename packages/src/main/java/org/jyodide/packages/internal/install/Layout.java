package org.jyodide.packages.internal.install;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where the parts of a wheel go, relative to the prefix, as Python's scheme {@code posix_prefix}
 * says.
 *
 * @param sitePackages such as {@code lib/python3.14/site-packages}
 */
public record Layout(String sitePackages) {
  /** The directory of programs. */
  public String scripts() {
    return "bin";
  }

  /** The directory for a scheme of a wheel's {@code .data}; empty if there is no such scheme. */
  Optional<String> scheme(String name, String packageName) {
    return switch (name) {
      case "purelib", "platlib" -> Optional.of(sitePackages);
      case "scripts" -> Optional.of(scripts());
      case "headers" -> Optional.of("include/" + python() + "/" + packageName);
      case "data" -> Optional.of("");
      default -> Optional.empty();
    };
  }

  /** What {@code sys.implementation.cache_tag} says, such as {@code cpython-314}. */
  String cacheTag() {
    return "cpython-" + python().substring("python".length()).replace(".", "");
  }

  private String python() {
    return sitePackages.split("/", -1)[1];
  }

  /** A path as RECORD has it: relative to site-packages. */
  String relative(String path) {
    if (path.startsWith(sitePackages + "/")) {
      return path.substring(sitePackages.length() + 1);
    }
    return "../".repeat(sitePackages.split("/", -1).length) + path;
  }

  /** The path that RECORD means; empty if it leads out of the prefix. */
  Optional<String> resolve(String recorded) {
    if (recorded.startsWith("/") || recorded.indexOf('\\') >= 0) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>(Arrays.asList(sitePackages.split("/", -1)));
    for (String part : recorded.split("/", -1)) {
      if (part.equals("..")) {
        if (parts.isEmpty()) {
          return Optional.empty();
        }
        parts.remove(parts.size() - 1);
      } else if (!part.equals(".") && !part.isEmpty()) {
        parts.add(part);
      }
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("/", parts));
  }
}
