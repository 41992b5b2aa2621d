package org.jyodide.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The machine-readable report of a run, and of a module while the run goes on. */
final class Report {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Report() {}

  /** Writes the result of one module, for a run that is taken up again. */
  static void writeModule(Path file, ModuleResult result) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    Files.writeString(unfinished, JSON.writeValueAsString(module(result)));
    Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Reads what {@link #writeModule} wrote. */
  static ModuleResult readModule(Path file) throws IOException {
    JsonNode module = JSON.readTree(Files.readString(file));
    List<CaseResult> cases = new ArrayList<>();
    for (JsonNode test : module.get("cases")) {
      cases.add(
          new CaseResult(
              test.get("test").asString(),
              Outcome.of(test.get("outcome").asString()),
              test.get("seconds").asDouble(),
              test.path("reason").asString(""),
              test.path("detail").asString("")));
    }
    return new ModuleResult(
        module.get("module").asString(),
        module.path("skippedBecause").asString(""),
        module.get("seconds").asDouble(),
        List.copyOf(cases));
  }

  /** Writes {@code results} as JSON, with each test case. */
  static void write(Path file, Engine engine, List<String> about, List<ModuleResult> results)
      throws IOException {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("engine", engine.name());
    report.put("about", about);
    report.put("modules", results.stream().map(Report::module).toList());
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report));
  }

  private static Map<String, Object> module(ModuleResult result) {
    Map<String, Object> module = new LinkedHashMap<>();
    module.put("module", result.module());
    if (result.isSkipped()) {
      module.put("skippedBecause", result.skipped());
    }
    module.put("tests", result.cases().size());
    for (Outcome outcome : Outcome.values()) {
      module.put(outcome.toString(), result.count(outcome));
    }
    module.put("seconds", round(result.seconds()));
    List<Map<String, Object>> cases = new ArrayList<>();
    for (CaseResult test : result.cases()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("test", test.test());
      fields.put("outcome", test.outcome().toString());
      fields.put("seconds", test.seconds());
      if (!test.reason().isEmpty()) {
        fields.put("reason", test.reason());
      }
      if (!test.detail().isEmpty()) {
        fields.put("detail", test.detail());
      }
      cases.add(fields);
    }
    module.put("cases", cases);
    return module;
  }

  private static double round(double seconds) {
    return Double.parseDouble(String.format(Locale.ROOT, "%.1f", seconds));
  }
}
