package org.jyodide.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What came of the commands of a script. */
final class ScriptResult {
  private final String script;
  private int passed;
  private final Map<String, Integer> skipped = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();

  ScriptResult(String script) {
    this.script = script;
  }

  void pass() {
    passed++;
  }

  void skip(String reason) {
    skipped.merge(reason, 1, Integer::sum);
  }

  void fail(int line, String command, String message) {
    failures.add(script + ":" + line + " " + command + ": " + message);
  }

  int passed() {
    return passed;
  }

  Map<String, Integer> skipped() {
    return skipped;
  }

  List<String> failures() {
    return failures;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(script);
    text.append(": ").append(passed).append(" passed");
    if (!failures.isEmpty()) {
      text.append(", ").append(failures.size()).append(" FAILED");
    }
    skipped.forEach(
        (reason, count) ->
            text.append(", ").append(count).append(" not run (").append(reason).append(")"));
    return text.toString();
  }
}
