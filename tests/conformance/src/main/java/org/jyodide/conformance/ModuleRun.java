package org.jyodide.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Runs one module to its end. When its Python dies or hangs, that is the outcome of the test case
 * that was running, and the module goes on after it in another Python. Test cases that damage the
 * Python they run in come last, each in one of its own.
 */
final class ModuleRun {
  /** A module whose Python dies more often is given up. */
  private static final int MOST_STARTS = 25;

  private final String module;
  private final Path directory;
  private final TimeLimits limits;
  private final List<CaseResult> cases = new ArrayList<>();
  private final Set<String> done = new LinkedHashSet<>();

  private ModuleRun(String module, Path directory, TimeLimits limits) {
    this.module = module;
    this.directory = directory;
    this.limits = limits;
  }

  /**
   * Runs a module.
   *
   * @param failures tells what is not run, and counts as hung, and what is run alone
   * @param directory is made, and takes the log
   */
  static ModuleResult run(
      String module, WorkerProcess worker, TimeLimits limits, FailureList failures, Path directory)
      throws IOException, InterruptedException {
    Files.createDirectories(directory);
    long begin = System.nanoTime();
    ModuleRun run = new ModuleRun(module, directory, limits);
    for (FailureList.Entry entry : failures.hanging(module)) {
      run.cases.add(new CaseResult(entry.test(), Outcome.HUNG, "not run, " + entry.reason()));
      run.done.add(entry.test());
    }
    String skipped = run.run(worker, begin, failures.damaging(module));
    double seconds = (System.nanoTime() - begin) / 1e9;
    return new ModuleResult(module, skipped, seconds, List.copyOf(run.cases));
  }

  private String run(WorkerProcess worker, long begin, List<FailureList.Entry> damaging)
      throws IOException, InterruptedException {
    long deadline = begin + TimeUnit.SECONDS.toNanos(limits.moduleSeconds());
    damaging.forEach(entry -> done.add(entry.test()));
    String skipped = run(worker, deadline, "");
    if (!skipped.isEmpty()) {
      return skipped;
    }
    for (FailureList.Entry entry : damaging) {
      done.remove(entry.test());
      run(worker, deadline, entry.test());
      done.add(entry.test());
    }
    return "";
  }

  private String run(WorkerProcess worker, long deadline, String alone)
      throws IOException, InterruptedException {
    for (int start = 1; ; start++) {
      Files.writeString(directory.resolve("log"), "");
      Files.write(directory.resolve("done"), done);
      WorkerProcess.Answer answer = worker.run(module, directory, deadline);
      ModuleLog log = ModuleLog.read(directory.resolve("log"));
      // The setup of a class is done again after a new start, and counts once.
      log.cases().stream().filter(test -> done.add(test.test())).forEach(cases::add);
      // What happens to a damaged Python after the test that damaged it does not count.
      if (log.hasEnded() || done.contains(alone)) {
        return log.skipped();
      }
      Outcome outcome =
          answer == WorkerProcess.Answer.DONE || answer == WorkerProcess.Answer.DIED
              ? Outcome.DIED
              : Outcome.HUNG;
      Optional<String> running = log.running();
      cases.add(
          new CaseResult(
              running.orElse("load (" + module + ")"), outcome, reason(answer, worker.said())));
      running.ifPresent(done::add);
      if (running.isEmpty() || answer == WorkerProcess.Answer.LATE || start == MOST_STARTS) {
        return "";
      }
    }
  }

  private String reason(WorkerProcess.Answer answer, String said) {
    return switch (answer) {
      case SILENT -> "took more than " + limits.caseSeconds() + " s: " + said;
      case LATE -> "the module took more than " + limits.moduleSeconds() + " s: " + said;
      case DIED -> said;
      case DONE -> "the interpreter ended";
    };
  }
}
