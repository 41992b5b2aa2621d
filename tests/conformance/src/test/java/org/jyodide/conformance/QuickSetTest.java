package org.jyodide.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jyodide.build.TestData;

/**
 * The modules of CPython's tests that {@code quick.txt} names; {@code run-all} runs all of them.
 */
@Tag("slow")
class QuickSetTest {
  private static final Path REPOSITORY = Path.of(System.getProperty("jyodide.repository", "../.."));
  private static final Path WORK =
      Path.of(System.getProperty("jyodide.conformance.work", "target/conformance"))
          .toAbsolutePath()
          .normalize();

  @Test
  void onlyListedTestsFail() throws Exception {
    Path archive = TestPackage.archive(REPOSITORY);
    boolean isThere = Files.exists(archive);
    if (!isThere) {
      System.out.println("tests/conformance: skipped, there is no archive at " + archive);
    }
    assumeTrue(isThere, "there is no archive of CPython's tests at " + archive);
    Path tests = WORK.resolve("tests");
    TestData.unpack(archive, tests);
    Reference reference = Reference.read();
    List<String> modules = new ArrayList<>(quickSet());
    modules.sort(Comparator.comparingDouble(reference::seconds).reversed());
    Engine engine = Engine.jyodide(tests, WORK);
    FailureList failures = FailureList.read();
    List<ModuleResult> results = new Run(engine, modules, failures, WORK.resolve("quick"), 2).run();
    Report.write(WORK.resolve("quick-report.json"), engine, List.of("the quick set"), results);
    assertEquals("", String.join("\n", failures.complaints(results, reference)));
  }

  private static List<String> quickSet() throws Exception {
    try (InputStream file =
        Objects.requireNonNull(QuickSetTest.class.getResourceAsStream("quick.txt"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    }
  }
}
