package org.jyodide.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Modules that hang and die are run to their end. */
class ModuleRunTest {
  private static final Path TESTS =
      Path.of(System.getProperty("basedir", "."), "src/test/python").toAbsolutePath();

  @TempDir private Path work;

  private List<ModuleResult> run(String... modules) throws IOException, InterruptedException {
    return run(FailureList.empty(), modules);
  }

  private List<ModuleResult> run(FailureList failures, String... modules)
      throws IOException, InterruptedException {
    Engine engine = Engine.jyodide(TESTS, work).withLimits(new TimeLimits(20, 200));
    return new Run(engine, List.of(modules), failures, work, 1).run();
  }

  @Test
  void eachCaseHasItsOutcome() throws Exception {
    ModuleResult result = run("test.test_outcomes").get(0);
    assertEquals(
        List.of(
            "setUpClass (test.test_outcomes.NoSetup) skipped no class",
            "test_a_passes passed",
            "test_b_fails failed AssertionError: 42 != 41",
            "test_c_is_skipped skipped not here",
            "test_d_hangs hung",
            "test_e_ends_the_interpreter died",
            "test_f_one_subtest_fails failed (i=1): AssertionError: 1 == 1",
            "test_g_one_subtest_is_skipped passed",
            "test_h_fails_as_expected passed",
            "test_i_passes_unexpectedly failed unexpected success",
            "test_j_exits failed SystemExit: 4"),
        result.cases().stream().map(ModuleRunTest::inOneLine).toList());
    assertTrue(result.cases().get(2).detail().contains("in test_b_fails"));
  }

  @Test
  void whatDamagesMemoryRunsLastAndAlone() throws Exception {
    FailureList failures =
        FailureList.parse(
            """
            [test.test_damage]
            newer | test.test_damage.Damage.test_a_damages | alone: as it is meant to
            newer | test.test_damage.Damage.test_c_damages_too | alone: as it is meant to
            newer | test.test_damage.Damage.test_d_hangs | hangs: as it is meant to
            """);
    ModuleResult result = run(failures, "test.test_damage").get(0);
    assertEquals(
        List.of(
            "test_d_hangs hung",
            "test_b_needs_what_was_damaged passed",
            "test_e_needs_it_too passed",
            "test_a_damages failed AssertionError: a",
            "test_c_damages_too failed AssertionError: c"),
        result.cases().stream()
            .map(test -> inOneLine(test).replace("test.test_damage.Damage.", ""))
            .toList());
  }

  private static String inOneLine(CaseResult test) {
    String name = test.test().replace("test.test_outcomes.Outcomes.", "");
    // What a dead interpreter says is tested elsewhere, and a slow machine has to kill what hangs.
    boolean hasEnded = test.outcome() == Outcome.DIED || test.outcome() == Outcome.HUNG;
    String reason = hasEnded ? "" : test.reason();
    return (name + " " + test.outcome() + " " + reason).strip();
  }

  @Test
  void modulesAreSkippedOrFailAsAWhole() throws Exception {
    List<ModuleResult> results = run("test.test_skipped", "test.test_broken");
    assertEquals("nothing for it here", results.get(1).skipped());
    assertEquals(
        "load (test.test_broken) failed ModuleNotFoundError: No module named 'no_such_module'",
        inOneLine(results.get(0).cases().get(0)));
  }
}
