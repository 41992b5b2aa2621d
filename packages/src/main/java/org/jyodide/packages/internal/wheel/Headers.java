package org.jyodide.packages.internal.wheel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The headers that METADATA and WHEEL consist of: {@code Name: value}, as in mail. */
public final class Headers {
  private final Map<String, List<String>> values;

  private Headers(Map<String, List<String>> values) {
    this.values = values;
  }

  /** Reads headers up to the first empty line. */
  public static Headers parse(String text) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    List<String> current = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (line.isBlank()) {
        break;
      }
      int colon = line.indexOf(':');
      if (Character.isWhitespace(line.charAt(0)) && !current.isEmpty()) {
        current.set(current.size() - 1, current.get(current.size() - 1) + "\n" + line.strip());
      } else if (colon > 0) {
        String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        current = values.computeIfAbsent(name, key -> new ArrayList<>());
        current.add(line.substring(colon + 1).strip());
      }
    }
    return new Headers(values);
  }

  /** The first value of a header. */
  public Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  /** All values of a header. */
  public List<String> all(String name) {
    return values.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
  }
}
