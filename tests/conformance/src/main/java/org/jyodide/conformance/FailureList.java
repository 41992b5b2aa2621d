package org.jyodide.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The test cases that do not pass on Jyodide, each with a class and a reason: {@code failures.txt},
 * which says how it is written.
 */
final class FailureList {
  /** A reason that begins so is of a test that passes at times. */
  private static final String SOMETIMES = "sometimes:";

  /** A reason that begins so is of a test that is not run: it would only take time. */
  private static final String HANGS = "hangs:";

  /** A reason that begins so is of a test that leaves Python's memory damaged. */
  private static final String ALONE = "alone:";

  /** A line of the list. */
  record Entry(String module, String test, FailureClass kind, String reason) {
    boolean mayPass() {
      return reason.startsWith(SOMETIMES) || reason.startsWith(ALONE + " " + SOMETIMES);
    }
  }

  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private FailureList() {}

  /** The list of this repository. */
  static FailureList read() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(FailureList.class.getResourceAsStream("failures.txt"))) {
      return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /**
   * Reads a list.
   *
   * @throws IllegalArgumentException if a line is not as it should be, or a test stands there twice
   */
  static FailureList parse(String text) {
    FailureList list = new FailureList();
    String module = "";
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("[") && line.endsWith("]")) {
        module = line.substring(1, line.length() - 1);
        continue;
      }
      String[] parts = line.split(" \\| ", 3);
      Optional<FailureClass> kind = FailureClass.of(parts[0]);
      if (parts.length != 3 || kind.isEmpty() || parts[2].isBlank() || module.isEmpty()) {
        throw new IllegalArgumentException(
            "failures.txt, line "
                + number
                + ": wanted 'CLASS | TEST | REASON' below a line '[MODULE]', got: "
                + line);
      }
      Entry entry = new Entry(module, parts[1], kind.get(), parts[2]);
      if (list.entries.put(key(module, parts[1]), entry) != null) {
        throw new IllegalArgumentException(
            "failures.txt, line " + number + ": " + parts[1] + " stands there twice");
      }
    }
    return list;
  }

  private static String key(String module, String test) {
    return module + "\t" + test;
  }

  /** The lines about test cases of a module that are not run, because they would not end. */
  List<Entry> hanging(String module) {
    return beginning(HANGS, module);
  }

  /** The lines about test cases of a module that have an interpreter to themselves. */
  List<Entry> damaging(String module) {
    return beginning(ALONE, module);
  }

  private List<Entry> beginning(String word, String module) {
    return entries.values().stream()
        .filter(entry -> entry.module().equals(module) && entry.reason().startsWith(word))
        .toList();
  }

  /** A list without a line. */
  static FailureList empty() {
    return new FailureList();
  }

  /** The same list, but for the lines about test cases that do not end. */
  FailureList withoutHanging() {
    FailureList list = new FailureList();
    list.entries.putAll(entries);
    list.entries.values().removeIf(entry -> entry.reason().startsWith(HANGS));
    return list;
  }

  /** What the list has of a test case. */
  Optional<Entry> find(String module, String test) {
    return Optional.ofNullable(entries.get(key(module, test)));
  }

  /** All lines, in order. */
  Collection<Entry> entries() {
    return entries.values();
  }

  /** Holds results against the list; each complaint is a line. */
  List<String> complaints(List<ModuleResult> results, Reference reference) {
    List<String> complaints = new ArrayList<>();
    Map<String, Entry> left = new LinkedHashMap<>(entries);
    for (ModuleResult result : results) {
      String module = result.module();
      for (CaseResult test : reference.worse(result)) {
        Entry entry = left.remove(key(module, test.test()));
        if (entry == null) {
          complaints.add(
              module
                  + ": "
                  + test.test()
                  + " "
                  + test.outcome()
                  + ", unexpected: "
                  + test.reason());
        } else if (entry.kind() == FailureClass.NOT_IN_PYODIDE
            && reference.passes(module, test.test())) {
          complaints.add(
              module
                  + ": "
                  + test.test()
                  + " passes on Pyodide: it is not "
                  + entry.kind().label());
        }
      }
      for (Entry entry : left.values()) {
        if (entry.module().equals(module) && !entry.mayPass()) {
          complaints.add(module + ": " + entry.test() + " does not fail: take it from the list");
        }
      }
    }
    return complaints;
  }
}
