package org.jyodide.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A run of Pyodide in Node, stored as text: lines {@code # …} about the run, then for each module
 * {@code MODULE PASSED FAILED SKIPPED SECONDS}, or {@code MODULE skipped REASON}; below it, set in,
 * {@code OUTCOME | TEST | REASON} for each test case that did not pass. Hung and dead count as
 * failed.
 */
final class Reference {
  /** Where something lay on the machine of a run, or of the binary's build: it says nothing. */
  private static final Pattern LONG_PATH =
      Pattern.compile("(?<![\\w./-])(?:/[\\w.-]+){3,}/([\\w.-]+)");

  /** What is stored of a module. */
  record Module(
      String name,
      String skipped,
      long passed,
      long failed,
      double seconds,
      Map<String, Outcome> others) {
    boolean hasPassed() {
      return skipped.isEmpty() && failed == 0;
    }
  }

  private final List<String> header = new ArrayList<>();
  private final Map<String, Module> modules = new LinkedHashMap<>();

  private Reference() {}

  /** The stored run. */
  static Reference read() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(Reference.class.getResourceAsStream("pyodide-in-node.txt"))) {
      return parse(
          new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8)).lines().toList());
    }
  }

  static Reference parse(List<String> lines) {
    Reference reference = new Reference();
    Map<String, Outcome> others = new LinkedHashMap<>();
    for (String line : lines) {
      if (line.startsWith("#")) {
        reference.header.add(line.substring(1).strip());
      } else if (line.startsWith(" ")) {
        String[] parts = line.strip().split(" \\| ", 3);
        others.put(parts[1], Outcome.of(parts[0]));
      } else {
        others = new LinkedHashMap<>();
        Module module = module(line, others);
        reference.modules.put(module.name(), module);
      }
    }
    return reference;
  }

  private static Module module(String line, Map<String, Outcome> others) {
    String[] parts = line.split(" ", 5);
    if (parts[1].equals("skipped")) {
      return new Module(parts[0], line.split(" ", 3)[2], 0, 0, 0, others);
    }
    return new Module(
        parts[0],
        "",
        Long.parseLong(parts[1]),
        Long.parseLong(parts[2]),
        Double.parseDouble(parts[4]),
        others);
  }

  /** The text of a run. */
  static String text(List<String> header, List<ModuleResult> results) {
    StringBuilder text = new StringBuilder();
    header.forEach(line -> text.append("# ").append(line).append('\n'));
    for (ModuleResult result : results) {
      text.append(result.module()).append(' ');
      if (result.isSkipped()) {
        text.append("skipped ").append(oneLine(result.skipped())).append('\n');
        continue;
      }
      long passed = result.count(Outcome.PASSED);
      long skipped = result.count(Outcome.SKIPPED);
      text.append(passed)
          .append(' ')
          .append(result.cases().size() - passed - skipped)
          .append(' ')
          .append(skipped)
          .append(String.format(Locale.ROOT, " %.1f%n", result.seconds()));
      for (CaseResult test : result.cases()) {
        if (test.outcome() != Outcome.PASSED) {
          text.append("  ")
              .append(test.outcome())
              .append(" | ")
              .append(test.test())
              .append(" | ")
              .append(oneLine(test.reason()))
              .append('\n');
        }
      }
    }
    return text.toString();
  }

  private static String oneLine(String text) {
    String line = LONG_PATH.matcher(text.replaceAll("\\s+", " ").strip()).replaceAll("…/$1");
    return line.length() > 120 ? line.substring(0, 120) : line;
  }

  /** What the first lines say: when and how the run was made. */
  List<String> header() {
    return header;
  }

  /** The modules, sorted by name. */
  Map<String, Module> modules() {
    return modules;
  }

  /** Whether a test case passes on Pyodide. */
  boolean passes(String module, String test) {
    Module stored = modules.get(module);
    return stored != null && stored.skipped().isEmpty() && !stored.others().containsKey(test);
  }

  /** How long a module took; what is not known counts as short. */
  double seconds(String module) {
    Module stored = modules.get(module);
    return stored == null ? 0 : stored.seconds();
  }

  /** The test cases that failed, and those that were skipped although they pass on Pyodide. */
  List<CaseResult> worse(ModuleResult result) {
    List<CaseResult> worse = new ArrayList<>();
    Module stored = modules.get(result.module());
    if (result.isSkipped() && stored != null && stored.skipped().isEmpty()) {
      worse.add(new CaseResult(result.module(), Outcome.SKIPPED, result.skipped()));
    }
    for (CaseResult test : result.cases()) {
      boolean isSkip = test.outcome() == Outcome.SKIPPED;
      if (test.outcome() != Outcome.PASSED && !(isSkip && !passes(result.module(), test.test()))) {
        worse.add(test);
      }
    }
    return worse;
  }

  /** How many test cases pass on Pyodide and not in {@code result}. */
  long lost(ModuleResult result) {
    Module stored = modules.get(result.module());
    if (stored == null) {
      return 0;
    }
    if (result.isSkipped()) {
      return stored.passed();
    }
    long kept =
        result.cases().stream()
            .filter(test -> test.outcome() == Outcome.PASSED)
            .filter(test -> passes(result.module(), test.test()))
            .count();
    return Math.max(0, stored.passed() - kept);
  }
}
