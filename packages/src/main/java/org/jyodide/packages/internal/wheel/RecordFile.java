package org.jyodide.packages.internal.wheel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The file RECORD: each file of a package with its hash and size, as CSV (PEP 376, PEP 627). */
public final class RecordFile {
  /**
   * A line.
   *
   * @param path relative to site-packages
   * @param hash as {@code sha256=} and base64; empty where there is none
   * @param size in bytes; empty where there is none
   */
  public record Row(String path, String hash, String size) {}

  private RecordFile() {}

  /**
   * Reads the lines.
   *
   * @throws IllegalArgumentException if one is none
   */
  public static List<Row> parse(String text) {
    List<Row> rows = new ArrayList<>();
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    String all = text.endsWith("\n") ? text : text + "\n";
    for (int i = 0; i < all.length(); i++) {
      char c = all.charAt(i);
      if (quoted) {
        if (c == '"' && i + 1 < all.length() && all.charAt(i + 1) == '"') {
          field.append('"');
          i++;
        } else if (c == '"') {
          quoted = false;
        } else {
          field.append(c);
        }
      } else if (c == '"' && field.isEmpty()) {
        quoted = true;
      } else if (c == ',') {
        fields.add(take(field));
      } else if (c == '\n') {
        fields.add(take(field));
        addRow(fields, rows);
      } else if (c != '\r') {
        field.append(c);
      }
    }
    if (quoted) {
      throw new IllegalArgumentException("a quoted path has no end");
    }
    return rows;
  }

  private static String take(StringBuilder field) {
    String text = field.toString();
    field.setLength(0);
    return text;
  }

  private static void addRow(List<String> fields, List<Row> rows) {
    boolean isEmpty = fields.size() == 1 && fields.get(0).isBlank();
    if (!isEmpty) {
      if (fields.size() != 3) {
        throw new IllegalArgumentException(
            "a line has "
                + fields.size()
                + " fields, wanted path, hash and size: "
                + String.join(",", fields));
      }
      rows.add(new Row(fields.get(0), fields.get(1), fields.get(2).strip()));
    }
    fields.clear();
  }

  /** The text of lines, sorted by path. */
  public static String write(List<Row> rows) {
    return rows.stream()
        .sorted(java.util.Comparator.comparing(Row::path))
        .map(row -> quoted(row.path()) + "," + row.hash() + "," + row.size() + "\n")
        .collect(Collectors.joining());
  }

  private static String quoted(String path) {
    boolean isPlain = path.indexOf(',') < 0 && path.indexOf('"') < 0;
    return isPlain ? path : '"' + path.replace("\"", "\"\"") + '"';
  }
}
