package org.jyodide.benchmarks.bridge;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs the hosts' programs in turns and writes what they measured as a table. */
public final class BridgeReport {
  private static final int ROUNDS = 3;

  private BridgeReport() {}

  /**
   * Takes the file to write and for each host a title and a command of a shell: {@code OUT (TITLE
   * COMMAND)...}.
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Map<String, Map<String, List<Double>>> costs = new LinkedHashMap<>();
    List<String> titles = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 1; i + 1 < args.length; i += 2) {
        String title = args[i];
        if (round == 0) {
          titles.add(title);
        }
        run(args[i + 1])
            .forEach(
                (name, nanos) ->
                    costs
                        .computeIfAbsent(name, n -> new LinkedHashMap<>())
                        .computeIfAbsent(title, t -> new ArrayList<>())
                        .add(nanos));
      }
    }
    String report = report(titles, costs);
    Files.writeString(Path.of(args[0]), report);
    System.out.print(report);
  }

  private static Map<String, Double> run(String command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("sh", "-c", command)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Map<String, Double> costs = new LinkedHashMap<>();
    try (BufferedReader output = process.inputReader()) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        String[] words = line.split("\t", -1);
        if (words.length == 3 && words[0].equals("cost")) {
          costs.put(words[1], Double.parseDouble(words[2]));
        }
      }
    }
    int status = process.waitFor();
    if (status != 0) {
      System.err.println("status " + status + " of: " + command);
    }
    return costs;
  }

  private static String report(List<String> titles, Map<String, Map<String, List<Double>>> costs) {
    StringBuilder text = new StringBuilder("# Costs of the bridge, ");
    text.append(LocalDate.now(ZoneOffset.UTC)).append("\n\n");
    text.append("Written by `benchmarks/bridge`; do not edit. Each figure is the median over ");
    text.append(ROUNDS).append(" processes of the best time\nof one operation in a process. ");
    text.append("On Node read JavaScript for Java.\n\n|");
    StringBuilder line = new StringBuilder("|");
    for (String head : concat("operation", titles)) {
      text.append(' ').append(head).append(" |");
      line.append("---|");
    }
    text.append('\n').append(line).append('\n');
    costs.forEach(
        (name, byTitle) -> {
          text.append("| ").append(name).append(" |");
          for (String title : titles) {
            List<Double> values = byTitle.get(title);
            text.append(' ').append(values == null ? "–" : format(median(values))).append(" |");
          }
          text.append('\n');
        });
    return text.toString();
  }

  private static List<String> concat(String first, List<String> rest) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(rest);
    return all;
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }

  private static String format(double nanos) {
    if (nanos < 10_000) {
      return String.format(Locale.ROOT, "%.0f ns", nanos);
    }
    return nanos < 1e6
        ? String.format(Locale.ROOT, "%.1f µs", nanos / 1e3)
        : String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
  }
}
