package org.jyodide.benchmarks.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table whose columns are padded, so that it reads well as text too. The first is left-aligned.
 */
final class MarkdownTable {
  private final List<List<String>> rows = new ArrayList<>();

  MarkdownTable(List<String> heads) {
    rows.add(List.copyOf(heads));
  }

  /** Adds a row of as many cells as there are heads. */
  void row(List<String> cells) {
    if (cells.size() != rows.get(0).size()) {
      throw new IllegalArgumentException(
          rows.get(0).size() + " cells were wanted, got " + cells.size());
    }
    rows.add(List.copyOf(cells));
  }

  @Override
  public String toString() {
    int[] widths =
        IntStream.range(0, rows.get(0).size())
            .map(i -> rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))
            .map(width -> Math.max(width, 3))
            .toArray();
    StringBuilder out = new StringBuilder(line(rows.get(0), widths));
    out.append(
        IntStream.range(0, widths.length)
            .mapToObj(i -> "-".repeat(widths[i] + 1) + (i == 0 ? "-" : ":"))
            .collect(Collectors.joining("|", "|", "|\n")));
    rows.subList(1, rows.size()).forEach(row -> out.append(line(row, widths)));
    return out.toString();
  }

  private static String line(List<String> cells, int[] widths) {
    return IntStream.range(0, widths.length)
        .mapToObj(
            i -> {
              String padding = " ".repeat(widths[i] - cells.get(i).length());
              return i == 0 ? cells.get(i) + padding : padding + cells.get(i);
            })
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
