package org.jyodide.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A module's result in one line. */
final class Summary {
  private Summary() {}

  static String of(ModuleResult result) {
    if (result.isSkipped()) {
      return "skipped: " + result.skipped();
    }
    List<String> parts = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      long count = result.count(outcome);
      if (count > 0) {
        parts.add(count + " " + outcome);
      }
    }
    parts.add(String.format(Locale.ROOT, "%.1f s", result.seconds()));
    return String.join(", ", parts);
  }
}
