package org.jyodide.packages;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The tables of cases beside the tests. */
final class Tables {
  private Tables() {}

  /** The lines of a table that are no comments. */
  static List<String> lines(String name) throws IOException {
    try (InputStream in = Tables.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("there is no table " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("# "))
          .toList();
    }
  }
}
