package org.jyodide.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A file that grows past 400 lines has more than one job, or its reason in a list. */
class SizesTest {
  private static final int LIMIT = 400;

  @Test
  void onlyListedFilesAreLarge() throws IOException {
    Map<String, String> listed = listed();
    List<String> complaints = new ArrayList<>();
    List<Path> sources =
        Repository.sources(file -> file.toString().matches(".*\\.(java|py|sh|mjs)|.*/jyodide"));
    assertFalse(sources.isEmpty(), "no sources below " + Repository.ROOT.toAbsolutePath());
    for (Path source : sources) {
      String name = Repository.ROOT.relativize(source).toString().replace('\\', '/');
      long lines = countLines(source);
      boolean isListed = listed.remove(name) != null;
      if (lines > LIMIT && !isListed) {
        complaints.add(name + " has " + lines + " lines, " + LIMIT + " are allowed: split it");
      } else if (lines <= LIMIT && isListed) {
        complaints.add(name + " has only " + lines + " lines: take it from the list");
      }
    }
    listed.keySet().forEach(name -> complaints.add(name + " is listed, but does not exist"));
    assertEquals(List.of(), complaints, "see config/large-files.txt");
  }

  private static Map<String, String> listed() {
    Map<String, String> listed = new TreeMap<>();
    for (String line : Repository.configuration("config/large-files.txt")) {
      String[] parts = line.split("\\s+", 2);
      assertEquals(2, parts.length, "no reason in config/large-files.txt: " + line);
      listed.put(parts[0], parts[1]);
    }
    return listed;
  }

  private static long countLines(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    }
  }
}
