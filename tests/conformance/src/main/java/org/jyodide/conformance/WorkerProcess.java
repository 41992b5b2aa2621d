package org.jyodide.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One process of an {@link Engine}, started when it is needed. Used by one thread, but for {@link
 * #kill}.
 */
final class WorkerProcess {
  /** How a request ended. */
  enum Answer {
    DONE,
    DIED,
    SILENT,
    LATE
  }

  /** How {@link #said} begins when the process ended by itself. */
  static final String ENDED = "the process ended with exit code ";

  /** What is said of a process that did not let itself be interrupted. */
  static final String KILLED = "the process was killed";

  /**
   * What a process and its interpreter may take before the first word, on a machine that is busy.
   */
  private static final long START_SECONDS = 60;

  private static final long POLL_MILLIS = 20;
  private static final long EXIT_SECONDS = 20;

  private final Engine engine;
  private volatile @Nullable Process process;
  private String said = "";
  private int runs;

  WorkerProcess(Engine engine) {
    this.engine = engine;
  }

  /**
   * Has a module run, and ends the process if it takes too long.
   *
   * @param directory where the log is
   * @param deadline by {@link System#nanoTime}
   */
  Answer run(String module, Path directory, long deadline)
      throws IOException, InterruptedException {
    Process worker = process;
    if (worker == null || !worker.isAlive() || ++runs > engine.runsPerProcess()) {
      worker = restart();
    }
    said = "";
    String request = module + "\t" + directory;
    try {
      write(worker, request);
    } catch (IOException e) {
      // It has ended after its last answer.
      worker = restart();
      write(worker, request);
    }
    return await(worker, directory.resolve("log"), deadline);
  }

  private Process restart() throws IOException {
    kill();
    runs = 1;
    Process started = engine.newProcess().start();
    process = started;
    return started;
  }

  private Answer await(Process worker, Path log, long deadline)
      throws IOException, InterruptedException {
    BufferedReader answers = worker.inputReader(StandardCharsets.UTF_8);
    long size = -1;
    long heard = System.nanoTime();
    while (true) {
      if (answers.ready() || !worker.isAlive()) {
        return answer(worker, answers);
      }
      long now = System.nanoTime();
      long newSize = log.toFile().length();
      if (newSize != size) {
        size = newSize;
        heard = now;
      }
      long limit = engine.limits().caseSeconds() + (newSize == 0 ? START_SECONDS : 0);
      boolean isSilent = now - heard > TimeUnit.SECONDS.toNanos(limit);
      if (isSilent || now > deadline) {
        end(worker, answers);
        return isSilent ? Answer.SILENT : Answer.LATE;
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private Answer answer(Process worker, BufferedReader answers)
      throws IOException, InterruptedException {
    String answer = answers.readLine();
    if (answer == null) {
      said = ENDED + worker.waitFor();
      kill();
      return Answer.DIED;
    }
    said = answer;
    return answer.equals("done") ? Answer.DONE : Answer.DIED;
  }

  /** Ends the module, and the process with it if it does not let itself be interrupted. */
  private void end(Process worker, BufferedReader answers)
      throws IOException, InterruptedException {
    if (engine.canInterrupt()) {
      write(worker, "interrupt");
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(EXIT_SECONDS);
      while (System.nanoTime() < end && worker.isAlive()) {
        if (answers.ready()) {
          said = "interrupted";
          answers.readLine();
          return;
        }
        Thread.sleep(POLL_MILLIS);
      }
    }
    kill();
    said = KILLED;
  }

  private static void write(Process worker, String line) throws IOException {
    OutputStream requests = worker.getOutputStream();
    requests.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    requests.flush();
  }

  /** What the process said when it died, or what became of it when it took too long. */
  String said() {
    return said;
  }

  /** Ends the process, if there is one. */
  void kill() {
    Process worker = process;
    process = null;
    if (worker != null) {
      worker.destroyForcibly().onExit().orTimeout(EXIT_SECONDS, TimeUnit.SECONDS).join();
    }
  }
}
