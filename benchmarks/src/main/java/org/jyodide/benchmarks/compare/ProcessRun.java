package org.jyodide.benchmarks.compare;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** One run of a command, with time and memory watched. Never left behind: it ends with this JVM. */
final class ProcessRun {
  private static final int KEPT_ERROR_LINES = 40;

  private final List<String> command;
  private final Map<String, String> environment = new TreeMap<>();
  private Path directory = Path.of("").toAbsolutePath();
  private long timeoutSeconds = 120;
  private long memoryPeriodMillis;

  ProcessRun(List<String> command) {
    this.command = command;
  }

  ProcessRun environment(Map<String, String> more) {
    environment.putAll(more);
    return this;
  }

  ProcessRun directory(Path path) {
    directory = path;
    return this;
  }

  ProcessRun timeoutSeconds(long seconds) {
    timeoutSeconds = seconds;
    return this;
  }

  /** Looks at the memory of the process so often; never unless asked. */
  ProcessRun watchMemory(long periodMillis) {
    memoryPeriodMillis = periodMillis;
    return this;
  }

  ProcessOutcome run() {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.redirectInput(ProcessBuilder.Redirect.from(nullDevice().toFile()));
    builder.environment().putAll(environment);
    long start = System.nanoTime();
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      return new ProcessOutcome(-1, List.of(), List.of(String.valueOf(e.getMessage())), 0, 0);
    }
    Thread hook = new Thread(() -> end(process));
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return watch(process, start);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      end(process);
      return new ProcessOutcome(-2, List.of(), List.of("interrupted"), 0, 0);
    } finally {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }

  private ProcessOutcome watch(Process process, long start) throws InterruptedException {
    PeakMemory memory = new PeakMemory(process);
    List<String> output = new ArrayList<>();
    ArrayDeque<String> errors = new ArrayDeque<>();
    Thread outputReader =
        reader(
            process.getInputStream(),
            line -> {
              output.add(line);
              // The driver prints when the work is done: the peak is there now, and soon gone.
              if (memoryPeriodMillis > 0) {
                memory.look();
              }
            });
    Thread errorReader =
        reader(
            process.getErrorStream(),
            line -> {
              errors.addLast(line);
              if (errors.size() > KEPT_ERROR_LINES) {
                errors.removeFirst();
              }
            });
    long deadline = start + TimeUnit.SECONDS.toNanos(timeoutSeconds);
    long period = memoryPeriodMillis > 0 ? memoryPeriodMillis : 60_000;
    boolean late = false;
    while (!process.waitFor(period, TimeUnit.MILLISECONDS)) {
      if (memoryPeriodMillis > 0) {
        memory.look();
      }
      if (System.nanoTime() > deadline) {
        late = true;
        end(process);
      }
    }
    double wallMillis = (System.nanoTime() - start) / 1e6;
    outputReader.join();
    errorReader.join();
    int status = late ? -2 : process.exitValue();
    return new ProcessOutcome(
        status, List.copyOf(output), List.copyOf(errors), wallMillis, memory.peakKib());
  }

  private interface LineSink {
    void accept(String line);
  }

  private static Thread reader(InputStream stream, LineSink sink) {
    Thread thread =
        new Thread(
            () -> {
              try (var lines =
                  new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                  sink.accept(line);
                }
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    thread.start();
    return thread;
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static Path nullDevice() {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    return Path.of(windows ? "NUL" : "/dev/null");
  }
}
