package org.jyodide.spec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is not run and why: {@code exclusions.txt}. */
final class Exclusions {
  /**
   * An entry.
   *
   * @param line the line of a command in its script, or 0 for the whole script
   */
  record Exclusion(String script, int line, String reason) {}

  private final List<Exclusion> entries = new ArrayList<>();
  private final List<Exclusion> unused = new ArrayList<>();

  static Exclusions read() throws IOException {
    Exclusions exclusions = new Exclusions();
    try (InputStream file = Exclusions.class.getResourceAsStream("exclusions.txt")) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      text.lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .forEach(exclusions::add);
    }
    exclusions.unused.addAll(exclusions.entries);
    return exclusions;
  }

  private void add(String entry) {
    String[] parts = entry.split("\\s+", 2);
    if (parts.length < 2) {
      throw new IllegalArgumentException("exclusions.txt: no reason in \"" + entry + "\"");
    }
    String[] place = parts[0].split(":", 2);
    int line = place.length == 2 ? Integer.parseInt(place[1]) : 0;
    entries.add(new Exclusion(place[0], line, parts[1]));
  }

  /** Why a whole script is not run. */
  Optional<String> reason(String script) {
    return reason(script, 0);
  }

  /** Why a command is not run. */
  Optional<String> reason(String script, int line) {
    for (Exclusion entry : entries) {
      if (entry.script.equals(script) && entry.line == line) {
        unused.remove(entry);
        return Optional.of(entry.reason);
      }
    }
    return Optional.empty();
  }

  /** The entries that have excluded nothing so far. */
  List<Exclusion> unused() {
    return List.copyOf(unused);
  }
}
