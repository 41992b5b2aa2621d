package org.jyodide.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What {@code record_module.py} wrote about a module so far. */
final class ModuleLog {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<CaseResult> cases = new ArrayList<>();
  private Optional<String> running = Optional.empty();
  private boolean hasEnded;
  private String skipped = "";

  private ModuleLog() {}

  /** Reads the log; a last line that is not complete is left out. */
  static ModuleLog read(Path file) throws IOException {
    ModuleLog log = new ModuleLog();
    String text = Files.readString(file);
    for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
      log.add(JSON.readTree(line));
    }
    return log;
  }

  private void add(JsonNode line) {
    if (line.has("start")) {
      running = Optional.of(line.get("start").asString());
    } else if (line.has("test")) {
      CaseResult result =
          new CaseResult(
              line.get("test").asString(),
              Outcome.of(line.get("outcome").asString()),
              line.path("seconds").asDouble(0),
              line.path("reason").asString(""),
              line.path("detail").asString(""));
      cases.add(result);
      if (running.isPresent() && running.get().equals(result.test())) {
        running = Optional.empty();
      }
    } else {
      hasEnded = true;
      skipped = line.path("reason").asString("");
    }
  }

  /** The test cases that ended. */
  List<CaseResult> cases() {
    return cases;
  }

  /** The test case that began and did not end. */
  Optional<String> running() {
    return running;
  }

  /** Whether the module came to its end. */
  boolean hasEnded() {
    return hasEnded;
  }

  /** Why the whole module was skipped; empty if it was not. */
  String skipped() {
    return skipped;
  }
}
