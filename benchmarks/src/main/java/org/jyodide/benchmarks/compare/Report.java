package org.jyodide.benchmarks.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A session as a Markdown page. */
final class Report {
  private static final String EXPLANATION =
      """
      Each program runs in a fresh process on each host, which repeats it for %s s, in %d round(s); the hosts take
      turns program by program. *First* is the first call of the program in its process (importing it is not
      counted). *Best* and *median* are over the calls that began in the second half of that time, when a host with
      a compiler has settled. All hosts gave the same results, or it is said below. Times are milliseconds.
      """;

  private final SessionHeader header;
  private final Results results;
  private final List<String> hosts;
  private final List<String> subjects;
  private final StringBuilder out = new StringBuilder();

  Report(SessionHeader header, Results results) {
    this.header = header;
    this.results = results;
    this.hosts = List.copyOf(results.hosts(header.hosts().keySet()));
    this.subjects = hosts.stream().filter(host -> host.startsWith("jyodide-")).toList();
  }

  /** The page. */
  String write() {
    out.append("# Comparison of ").append(header.date()).append("\n\n");
    out.append("Written by `benchmarks/compare`; do not edit.\n\n");
    header
        .machine()
        .forEach(
            (name, fact) -> out.append("- ").append(name).append(": ").append(fact).append('\n'));
    header
        .hosts()
        .forEach(
            (id, title) -> out.append("- `").append(id).append("`: ").append(title).append('\n'));
    header
        .missing()
        .forEach(
            (id, why) ->
                out.append("- `").append(id).append("`: not measured: ").append(why).append('\n'));
    out.append('\n').append(EXPLANATION.formatted(number(header.seconds()), header.rounds()));
    writeSummary();
    writeTimes("Steady state: best", Results.Time.BEST);
    writeTimes("Steady state: median", Results.Time.MEDIAN);
    writeTimes("First run", Results.Time.FIRST);
    writeStarts();
    writeFailures();
    return out.toString();
  }

  private void writeSummary() {
    if (subjects.isEmpty()) {
      return;
    }
    heading("Jyodide against the others");
    out.append("Time of Jyodide divided by the time of the other; below 1 Jyodide is faster.\n\n");
    MarkdownTable table =
        new MarkdownTable(
            List.of(
                "host against other",
                "programs",
                "mean, best",
                "mean, median",
                "mean, first",
                "largest, best",
                "smallest, best"));
    for (String subject : subjects) {
      for (String other : hosts) {
        Map<String, Double> best = results.ratios(Results.Time.BEST, subject, other);
        if (!other.equals(subject) && !best.isEmpty()) {
          table.row(
              List.of(
                  "`" + subject + "` / `" + other + "`",
                  Integer.toString(best.size()),
                  ratio(Statistics.geometricMean(best.values())),
                  mean(Results.Time.MEDIAN, subject, other),
                  mean(Results.Time.FIRST, subject, other),
                  extreme(best, Map.Entry.<String, Double>comparingByValue().reversed()),
                  extreme(best, Map.Entry.comparingByValue())));
        }
      }
    }
    out.append(table).append("\nMeans are geometric.\n");
  }

  private String mean(Results.Time time, String subject, String other) {
    return ratio(Statistics.geometricMean(results.ratios(time, subject, other).values()));
  }

  private static String extreme(
      Map<String, Double> ratios, Comparator<Map.Entry<String, Double>> order) {
    Optional<Map.Entry<String, Double>> first =
        ratios.entrySet().stream().sorted(order).findFirst();
    return first
        .map(entry -> entry.getKey() + " " + ratio(OptionalDouble.of(entry.getValue())))
        .orElse("");
  }

  private void writeTimes(String title, Results.Time time) {
    heading(title);
    List<String[]> pairs = new ArrayList<>();
    for (String subject : subjects) {
      hosts.stream()
          .filter(other -> other.matches("node|(graalpy|baseline)-.*"))
          .forEach(other -> pairs.add(new String[] {subject, other}));
    }
    List<String> heads = new ArrayList<>(List.of("program"));
    heads.addAll(hosts);
    pairs.forEach(pair -> heads.add(pair[0] + " / " + pair[1]));
    MarkdownTable table = new MarkdownTable(heads);
    for (String program : results.programs()) {
      List<String> cells = new ArrayList<>(List.of(program));
      hosts.forEach(host -> cells.add(millis(results.time(time, host, program))));
      pairs.forEach(pair -> cells.add(ratio(results.ratio(time, pair[0], pair[1], program))));
      table.row(cells);
    }
    if (!pairs.isEmpty()) {
      List<String> means = new ArrayList<>(List.of("geometric mean"));
      hosts.forEach(host -> means.add(""));
      pairs.forEach(pair -> means.add(mean(time, pair[0], pair[1])));
      table.row(means);
    }
    out.append(table);
  }

  private void writeStarts() {
    heading("Cold start and memory");
    out.append(
        """
        A process that prints one line, from its start to its end, files in the system's cache; and the most memory
        resident (`VmHWM`), in MiB: of that process, and over all programs.

        """);
    MarkdownTable table =
        new MarkdownTable(
            List.of(
                "host", "best", "median", "memory, start", "memory, programs: median", "largest"));
    for (String host : hosts) {
      List<Double> peaks =
          results.programs().stream()
              .map(program -> (double) results.peakKib(host, program))
              .filter(peak -> peak > 0)
              .toList();
      table.row(
          List.of(
              "`" + host + "`",
              millis(results.time(Results.Time.BEST, host, Measurement.START)),
              millis(results.time(Results.Time.MEDIAN, host, Measurement.START)),
              mebibytes((double) results.peakKib(host, Measurement.START)),
              mebibytes(Statistics.median(peaks).orElse(0)),
              mebibytes(peaks.stream().mapToDouble(Double::doubleValue).max().orElse(0))));
    }
    out.append(table);
  }

  private void writeFailures() {
    if (results.failures().isEmpty()) {
      return;
    }
    heading("Without a result");
    results
        .failures()
        .forEach(
            (place, why) -> out.append("- ").append(place).append(": ").append(why).append('\n'));
  }

  private void heading(String text) {
    out.append("\n## ").append(text).append("\n\n");
  }

  private static String millis(OptionalDouble value) {
    if (value.isEmpty()) {
      return "–";
    }
    double millis = value.getAsDouble();
    return String.format(Locale.ROOT, millis < 100 ? "%.1f" : "%.0f", millis);
  }

  private static String ratio(OptionalDouble value) {
    return value.isEmpty() ? "–" : String.format(Locale.ROOT, "%.2f", value.getAsDouble());
  }

  private static String mebibytes(double kib) {
    return kib == 0 ? "–" : String.format(Locale.ROOT, "%.0f", kib / 1024);
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
