package org.jyodide.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs modules on an engine, several at a time. */
final class Run {
  private static final String RESULT = "result.json";

  private final Engine engine;
  private final Path work;
  private final int processes;
  private final FailureList failures;
  private final Queue<String> waiting = new ConcurrentLinkedQueue<>();
  private final Map<String, ModuleResult> results = new TreeMap<>();
  private final int total;

  /**
   * Prepares a run.
   *
   * @param modules in the order in which they begin; the longest should be first
   * @param failures tells what is not run, and what is run alone
   * @param work takes a directory for each module
   */
  Run(Engine engine, List<String> modules, FailureList failures, Path work, int processes) {
    this.engine = engine;
    this.failures = failures;
    this.work = work.toAbsolutePath();
    this.processes = processes;
    this.waiting.addAll(modules);
    this.total = modules.size();
  }

  /** Runs them all; the results are sorted by module. */
  List<ModuleResult> run() throws IOException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(processes);
    try {
      List<Future<?>> ends = new ArrayList<>();
      for (int i = 0; i < processes; i++) {
        ends.add(
            threads.submit(
                () -> {
                  runWaiting();
                  return null;
                }));
      }
      for (Future<?> end : ends) {
        end.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("the run of " + engine.name() + " failed", e.getCause());
    } finally {
      threads.shutdownNow();
    }
    return results.values().stream().sorted(Comparator.comparing(ModuleResult::module)).toList();
  }

  /**
   * Takes the results of modules that a run before this one finished, and does not run them again.
   */
  Run resume() throws IOException {
    for (String module : List.copyOf(waiting)) {
      Path result = directory(module).resolve(RESULT);
      if (Files.exists(result)) {
        results.put(module, Report.readModule(result));
        waiting.remove(module);
      }
    }
    return this;
  }

  /** Does not run what is left. */
  Run stop() {
    waiting.clear();
    return this;
  }

  private Path directory(String module) {
    return work.resolve(engine.name()).resolve(module);
  }

  private void runWaiting() throws IOException, InterruptedException {
    WorkerProcess worker = new WorkerProcess(engine);
    Thread atExit = new Thread(worker::kill);
    Runtime.getRuntime().addShutdownHook(atExit);
    try {
      for (String module = waiting.poll(); module != null; module = waiting.poll()) {
        finished(ModuleRun.run(module, worker, engine.limits(), failures, directory(module)));
      }
    } finally {
      Runtime.getRuntime().removeShutdownHook(atExit);
      worker.kill();
    }
  }

  private synchronized void finished(ModuleResult result) throws IOException {
    Report.writeModule(directory(result.module()).resolve(RESULT), result);
    results.put(result.module(), result);
    System.out.printf(
        "%s: %d of %d: %s: %s%n",
        engine.name(), results.size(), total, result.module(), Summary.of(result));
  }
}
