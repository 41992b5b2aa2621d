package org.jyodide.benchmarks.compare;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Measures: first starts, then programs, in rounds. Within a round the hosts take turns program by
 * program, in an order that changes from turn to turn, so that a slow minute of the machine is
 * shared by all.
 */
final class Session {
  private static final List<String> PRINT_ONE = List.of("-c", "print(1)");

  private final List<PythonHost> hosts;
  private final SessionLog log;
  private final Path repository;
  private final PrintStream progress;
  private final Set<String> done = new HashSet<>();
  private int turn;

  Session(List<PythonHost> hosts, SessionLog log, Path repository, PrintStream progress) {
    this.hosts = hosts;
    this.log = log;
    this.repository = repository;
    this.progress = progress;
  }

  /** Leaves out what has been measured before; what failed is tried again. */
  void skip(List<Measurement> before) {
    for (Measurement measurement : before) {
      if (!measurement.failed()) {
        done.add(key(measurement.host(), measurement.program(), measurement.round()));
      }
    }
  }

  /** Starts every host so often: wall time from one process, memory from the next. */
  void measureStarts(int count) throws IOException {
    for (int round = 1; round <= count; round++) {
      for (PythonHost host : turnOfHosts()) {
        if (done.contains(key(host.id(), Measurement.START, round))) {
          continue;
        }
        ProcessOutcome timed = process(host, PRINT_ONE).run();
        ProcessOutcome watched = process(host, PRINT_ONE).watchMemory(20).run();
        if (timed.exitStatus() != 0 || !timed.lastLine().equals("1")) {
          log.add(Measurement.failure(host.id(), Measurement.START, round, timed.complaint()));
          continue;
        }
        double wall = timed.wallMillis();
        log.add(
            new Measurement(
                host.id(),
                Measurement.START,
                round,
                "1",
                "",
                wall,
                List.of(wall),
                watched.peakKib()));
        progress.printf(Locale.ROOT, "start %d/%d %-12s %8.0f ms%n", round, count, host.id(), wall);
      }
    }
  }

  void measurePrograms(List<String> programs, int rounds, double seconds) throws IOException {
    for (int round = 1; round <= rounds; round++) {
      for (int index = 0; index < programs.size(); index++) {
        String program = programs.get(index);
        for (PythonHost host : turnOfHosts()) {
          if (!done.contains(key(host.id(), program, round))) {
            String place = round + "/" + rounds + " " + (index + 1) + "/" + programs.size();
            measureProgram(host, program, round, seconds, place);
          }
        }
      }
    }
  }

  private void measureProgram(
      PythonHost host, String program, int round, double seconds, String place) throws IOException {
    List<String> arguments =
        List.of("benchmarks/driver.py", "--times", "--seconds", Double.toString(seconds), program);
    ProcessOutcome outcome =
        process(host, arguments).watchMemory(250).timeoutSeconds((long) (120 + 10 * seconds)).run();
    Measurement measured = Measurement.ofDriver(host.id(), program, round, outcome);
    log.add(measured);
    if (measured.failed()) {
      progress.printf("%s %s %s: %s%n", place, program, host.id(), measured.error());
    } else {
      progress.printf(
          Locale.ROOT,
          "%s %-18s %-12s first %9.2f  best %9.2f  median %9.2f ms%n",
          place,
          program,
          host.id(),
          measured.first(),
          Statistics.best(measured.late()).orElseThrow(),
          Statistics.median(measured.late()).orElseThrow());
    }
  }

  private ProcessRun process(PythonHost host, List<String> arguments) {
    return new ProcessRun(host.command(arguments))
        .environment(host.environment())
        .directory(repository);
  }

  private List<PythonHost> turnOfHosts() {
    List<PythonHost> order = new ArrayList<>(hosts);
    Collections.rotate(order, turn++);
    return order;
  }

  private static String key(String host, String program, int round) {
    return host + " " + program + " " + round;
  }
}
