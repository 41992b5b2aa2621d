package org.jyodide.benchmarks.compare;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The words of the command line. Lists that are empty mean "all" or "the usual". */
final class CompareOptions {
  static final String USAGE =
      """
      usage: benchmarks/compare [OPTION]...
      Runs the same Python programs on Jyodide, Pyodide in Node, GraalPy and native CPython, turn by turn.

        --programs A,B    only these (all are listed by: python3 benchmarks/driver.py --list)
        --hosts A,B       only these: cpython, node, jyodide-N, graalpy-N with N the JDK's version
        --jdks 17,25      JDKs by version (usual: the oldest from 17 on, and the newest)
        --jdk PATH        a JDK that stands in no usual place; may be repeated
        --python COMMAND  the native Python (usual: python3)
        --baseline DIR    another clone of Jyodide to compare with, as host baseline-N
        --rounds N        how often each program runs on each host, in a fresh process each time (usual: 2)
        --seconds S       how long each of these repeats the program (usual: 8)
        --starts N        how often each host is started to print one line (usual: 7)
        --log FILE        where measurements go as they are made (usual: benchmarks/target/compare.jsonl)
        --out FILE        the report (usual: benchmarks/RESULTS.md)
        --resume          goes on with the log of a session that was cut off
        --report          measures nothing, writes the report from the log
      """;

  final List<String> programs = new ArrayList<>();
  final List<String> hosts = new ArrayList<>();
  final List<Integer> features = new ArrayList<>();
  final List<Path> jdks = new ArrayList<>();
  final Path repository;
  Path log;
  Path out;
  String commandLine = "";
  Optional<Path> baseline = Optional.empty();
  String python = "python3";
  int rounds = 2;
  int starts = 7;
  double seconds = 8;
  boolean resume;
  boolean reportOnly;

  /** The usual options for a repository. */
  CompareOptions(Path repository) {
    this.repository = repository;
    this.log = repository.resolve("benchmarks/target/compare.jsonl");
    this.out = repository.resolve("benchmarks/RESULTS.md");
  }

  /**
   * Reads the words.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  CompareOptions parse(String... words) {
    commandLine = String.join(" ", words);
    ArrayDeque<String> rest = new ArrayDeque<>(List.of(words));
    while (!rest.isEmpty()) {
      String word = rest.removeFirst();
      switch (word) {
        case "--programs" -> programs.addAll(list(word, rest));
        case "--hosts" -> hosts.addAll(list(word, rest));
        case "--jdks" -> list(word, rest).forEach(item -> features.add(number(word, item)));
        case "--jdk" -> jdks.add(Path.of(value(word, rest)));
        case "--python" -> python = value(word, rest);
        case "--baseline" ->
            baseline = Optional.of(Path.of(value(word, rest)).toAbsolutePath().normalize());
        case "--rounds" -> rounds = number(word, value(word, rest));
        case "--starts" -> starts = number(word, value(word, rest));
        case "--seconds" -> seconds = number(word, value(word, rest));
        case "--log" -> log = Path.of(value(word, rest)).toAbsolutePath();
        case "--out" -> out = Path.of(value(word, rest)).toAbsolutePath();
        case "--resume" -> resume = true;
        case "--report" -> reportOnly = true;
        default ->
            throw new IllegalArgumentException("unknown option " + word + "; --help lists them");
      }
    }
    return this;
  }

  private static String value(String option, ArrayDeque<String> rest) {
    String value = rest.pollFirst();
    if (value == null) {
      throw new IllegalArgumentException(option + " wants a value; --help says which");
    }
    return value;
  }

  private static List<String> list(String option, ArrayDeque<String> rest) {
    return List.of(value(option, rest).split(","));
  }

  private static int number(String option, String text) {
    try {
      int number = Integer.parseInt(text);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new IllegalArgumentException(option + " wants a whole number from 0 on, got " + text);
  }
}
