package org.jyodide.benchmarks.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The measurements of a session, asked by host and program. */
final class Results {
  /** Which of the times of a program. */
  enum Time {
    /** The first run, the median over the rounds. */
    FIRST,
    /** The best run of the last part, over all rounds. */
    BEST,
    /** The median of the last part, the median over the rounds. */
    MEDIAN
  }

  private final List<Measurement> good = new ArrayList<>();
  private final Map<String, String> failures = new LinkedHashMap<>();

  /**
   * Takes the measurements; those whose checksum is not that of the other hosts count as failures.
   *
   * @param order ids of hosts, the most trusted first: its checksum is the right one
   */
  Results(List<Measurement> measurements, List<String> order) {
    Map<String, String> checksums = new LinkedHashMap<>();
    for (String host : order) {
      measurements.stream()
          .filter(measurement -> measurement.host().equals(host) && !measurement.failed())
          .forEach(
              measurement -> checksums.putIfAbsent(measurement.program(), measurement.checksum()));
    }
    for (Measurement measurement : measurements) {
      String right = checksums.getOrDefault(measurement.program(), "");
      String place = measurement.program() + " on " + measurement.host();
      if (measurement.failed()) {
        failures.put(place, measurement.error());
      } else if (!measurement.checksum().equals(right)) {
        failures.put(place, "gave " + measurement.checksum() + ", the first host gave " + right);
      } else {
        good.add(measurement);
      }
    }
    // A later try that went well makes up for an earlier failure.
    good.forEach(
        measurement -> failures.remove(measurement.program() + " on " + measurement.host()));
  }

  /** What went wrong, by "program on host". */
  Map<String, String> failures() {
    return failures;
  }

  /** The programs in alphabetical order. */
  Set<String> programs() {
    return good.stream()
        .map(Measurement::program)
        .filter(program -> !program.equals(Measurement.START))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The hosts of the given ones that have any time. */
  Set<String> hosts(Iterable<String> candidates) {
    Set<String> hosts = new LinkedHashSet<>();
    for (String candidate : candidates) {
      if (good.stream().anyMatch(measurement -> measurement.host().equals(candidate))) {
        hosts.add(candidate);
      }
    }
    return hosts;
  }

  /** Milliseconds; empty if the host has no time for the program. */
  OptionalDouble time(Time time, String host, String program) {
    List<Measurement> rounds = of(host, program);
    return switch (time) {
      case FIRST -> Statistics.median(rounds.stream().map(Measurement::first).toList());
      case BEST ->
          Statistics.best(rounds.stream().flatMap(round -> round.late().stream()).toList());
      case MEDIAN ->
          Statistics.median(
              rounds.stream().map(round -> Statistics.median(round.late()).orElseThrow()).toList());
    };
  }

  /** How many times longer {@code host} takes than {@code other}. */
  OptionalDouble ratio(Time time, String host, String other, String program) {
    OptionalDouble mine = time(time, host, program);
    OptionalDouble theirs = time(time, other, program);
    return mine.isPresent() && theirs.isPresent()
        ? OptionalDouble.of(mine.getAsDouble() / theirs.getAsDouble())
        : OptionalDouble.empty();
  }

  /** The ratio for each program that both hosts ran. */
  Map<String, Double> ratios(Time time, String host, String other) {
    Map<String, Double> ratios = new LinkedHashMap<>();
    for (String program : programs()) {
      ratio(time, host, other, program).ifPresent(ratio -> ratios.put(program, ratio));
    }
    return ratios;
  }

  /** Most resident memory in KiB of a program or of the start; 0 if unknown. */
  long peakKib(String host, String program) {
    return of(host, program).stream().mapToLong(Measurement::peakKib).max().orElse(0);
  }

  private List<Measurement> of(String host, String program) {
    return good.stream()
        .filter(
            measurement -> measurement.host().equals(host) && measurement.program().equals(program))
        .toList();
  }
}
