package org.jyodide.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The command: finds the hosts, measures, writes the report. */
public final class Compare {
  /** The JDKs that every release is tested on. */
  private static final List<String> USUAL_HOSTS = List.of("jyodide-17", "jyodide-25");

  private final CompareOptions options;

  private Compare(CompareOptions options) {
    this.options = options;
  }

  /** Takes the repository and then the words that {@link CompareOptions#USAGE} lists. */
  public static void main(String[] args) throws IOException {
    List<String> words = List.of(args).subList(1, args.length);
    if (words.contains("--help") || words.contains("-h")) {
      System.out.print(CompareOptions.USAGE);
      return;
    }
    CompareOptions options = new CompareOptions(Path.of(args[0]));
    try {
      options.parse(words.toArray(String[]::new));
      System.exit(new Compare(options).run());
    } catch (IllegalArgumentException e) {
      System.err.println("compare: " + e.getMessage());
      System.exit(2);
    }
  }

  /** Returns the exit status: 0 if every program ran on every host that was found. */
  private int run() throws IOException {
    SessionLog log = new SessionLog(options.log);
    if ((options.resume || options.reportOnly) && !log.exists()) {
      throw new IllegalArgumentException("there is no session to go on with: no " + options.log);
    }
    if (!options.reportOnly) {
      measure(log);
    }
    SessionHeader header = log.header();
    Results results = new Results(log.measurements(), List.copyOf(header.hosts().keySet()));
    String page = new Report(header, results).write();
    Files.writeString(options.out, page);
    System.out.println();
    System.out.print(page);
    return results.failures().isEmpty() ? 0 : 1;
  }

  private void measure(SessionLog log) throws IOException {
    List<String> programs = programs();
    List<Jdk> jdks = jdks();
    System.out.println("compare: looking for the hosts");
    HostSearch hosts =
        new HostFinder(options.repository, jdks, wanted(jdks))
            .find(options.python, options.baseline);
    explainAbsent(hosts);
    hosts.found().forEach(host -> System.out.println(host.id() + ": " + host.title()));
    hosts.missing().forEach((id, why) -> System.out.println(id + ": not measured: " + why));
    Session session = new Session(hosts.found(), log, options.repository, System.out);
    if (options.resume) {
      session.skip(log.measurements());
    } else {
      log.begin(header(hosts));
    }
    session.measureStarts(options.starts);
    session.measurePrograms(programs, options.rounds, options.seconds);
  }

  /** Gives a reason for every host that was asked for, or is usual, and was not even looked for. */
  private void explainAbsent(HostSearch hosts) {
    List<String> expected = options.hosts;
    if (expected.isEmpty() && options.features.isEmpty()) {
      expected = USUAL_HOSTS;
    }
    for (String id : expected) {
      if (!hosts.knows(id)) {
        hosts.addMissing(id, reasonForAbsence(id));
      }
    }
  }

  private String reasonForAbsence(String id) {
    if (id.startsWith("baseline-") && options.baseline.isEmpty()) {
      return "no other clone was named; --baseline does that";
    }
    String version = id.replaceFirst("^(jyodide|graalpy|baseline)-([0-9]+)$", "$2");
    return version.equals(id)
        ? "no such host; there are cpython, node, jyodide-N, graalpy-N and baseline-N"
        : "JDK " + version + " is not installed, or not among the chosen ones";
  }

  private SessionHeader header(HostSearch hosts) {
    Map<String, String> titles = new LinkedHashMap<>();
    hosts.found().forEach(host -> titles.put(host.id(), host.title()));
    Map<String, String> facts = Machine.describe(options.repository);
    facts.put("command", "`benchmarks/compare " + options.commandLine + "`");
    String date =
        ZonedDateTime.now(ZoneId.systemDefault())
            .format(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm z"));
    return new SessionHeader(date, facts, titles, hosts.missing(), options.seconds, options.rounds);
  }

  private List<String> programs() throws IOException {
    List<String> known;
    try (Stream<Path> files = Files.list(options.repository.resolve("benchmarks/programs"))) {
      known =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".py"))
              .map(name -> name.substring(0, name.length() - 3))
              .sorted()
              .toList();
    }
    for (String program : options.programs) {
      if (!known.contains(program)) {
        throw new IllegalArgumentException(
            "no program " + program + "; there are " + String.join(" ", known));
      }
    }
    return options.programs.isEmpty() ? known : options.programs;
  }

  /** The JDKs of the options, or the oldest and the newest, the newest first. */
  private List<Jdk> jdks() {
    List<Jdk> installed = Jdk.installed(options.jdks);
    if (options.features.isEmpty()) {
      return installed.size() < 2
          ? installed
          : List.of(installed.get(0), installed.get(installed.size() - 1));
    }
    for (int feature : options.features) {
      if (installed.stream().noneMatch(jdk -> jdk.feature() == feature)) {
        throw new IllegalArgumentException(
            "no JDK " + feature + " was found; name its place: --jdk");
      }
    }
    return installed.stream().filter(jdk -> options.features.contains(jdk.feature())).toList();
  }

  /**
   * Without a choice: all, but GraalPy only on the newest JDK, because it takes most of the time.
   */
  private Predicate<String> wanted(List<Jdk> jdks) {
    if (!options.hosts.isEmpty()) {
      return options.hosts::contains;
    }
    String newest = jdks.isEmpty() ? "" : "graalpy-" + jdks.get(0).feature();
    return id -> !id.startsWith("graalpy-") || id.equals(newest);
  }
}
