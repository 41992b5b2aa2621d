package org.jyodide.benchmarks.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The hosts that were found, and for those that were not, why. */
final class HostSearch {
  private final List<PythonHost> found = new ArrayList<>();
  private final Map<String, String> missing = new LinkedHashMap<>();

  void add(PythonHost host) {
    found.add(host);
  }

  /** Notes a host that cannot be measured; the reason goes into the report. */
  void addMissing(String id, String reason) {
    missing.put(id, reason);
  }

  List<PythonHost> found() {
    return found;
  }

  Map<String, String> missing() {
    return missing;
  }

  /** Whether the host was found, or is known to be missing. */
  boolean knows(String id) {
    return missing.containsKey(id) || found.stream().anyMatch(host -> host.id().equals(id));
  }

  /** Asks a host for its version; it is measured only if it answers. */
  void addIfItAnswers(PythonHost host) {
    ProcessOutcome outcome =
        new ProcessRun(host.command(List.of("-c", "import sys; print(sys.version.split()[0])")))
            .environment(host.environment())
            .timeoutSeconds(600)
            .run();
    String version = outcome.lastLine();
    if (outcome.exitStatus() != 0 || version.isEmpty()) {
      addMissing(host.id(), "it does not run Python: " + outcome.complaint());
      return;
    }
    add(
        new PythonHost(
            host.id(), host.title() + ", Python " + version, host.prefix(), host.environment()));
  }
}
