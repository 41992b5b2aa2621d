package org.jyodide.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Facts on the machine and on the sources that were measured. */
final class Machine {
  private Machine() {}

  /** Facts by name, in the order to print them. */
  static Map<String, String> describe(Path repository) {
    Map<String, String> facts = new LinkedHashMap<>();
    String model = fromFile("/proc/cpuinfo", "model name");
    int cores = Runtime.getRuntime().availableProcessors();
    facts.put(
        "processor",
        (model.isEmpty() ? System.getProperty("os.arch") : model) + ", " + cores + " cores");
    String memory = fromFile("/proc/meminfo", "MemTotal").replaceAll("[^0-9]", "");
    if (!memory.isEmpty()) {
      facts.put("memory", Math.round(Long.parseLong(memory) / 1048576.0) + " GiB");
    }
    facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    facts.put("commit", commit(repository));
    return facts;
  }

  /** The commit that is checked out; with {@code -dirty} if files differ from it. */
  static String commit(Path repository) {
    ProcessOutcome git =
        new ProcessRun(List.of("git", "describe", "--always", "--dirty", "--exclude=*"))
            .directory(repository)
            .run();
    return git.exitStatus() == 0 ? git.lastLine() : "unknown";
  }

  private static String fromFile(String file, String name) {
    try (Stream<String> lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("");
    } catch (IOException e) {
      // Not Linux.
      return "";
    }
  }
}
