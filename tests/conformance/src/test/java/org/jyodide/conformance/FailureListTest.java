package org.jyodide.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What fails and is not listed is found, and so is what is listed and does not fail. */
class FailureListTest {
  private static final Reference REFERENCE =
      Reference.parse(
          List.of(
              "# run on a day",
              "test.test_a 2 1 1 0.5",
              "  failed | test.test_a.T.fails_there | an error",
              "  skipped | test.test_a.T.skipped_there | no reason",
              "test.test_b skipped nothing here"));

  private static ModuleResult result(CaseResult... cases) {
    return new ModuleResult("test.test_a", "", 1, List.of(cases));
  }

  private static CaseResult failed(String name) {
    return new CaseResult("test.test_a.T." + name, Outcome.FAILED, "an error");
  }

  private static List<String> complaints(String list, CaseResult... cases) {
    return FailureList.parse("[test.test_a]\n" + list)
        .complaints(List.of(result(cases)), REFERENCE);
  }

  @Test
  void listedFailuresAreNoComplaint() {
    assertEquals(
        List.of(),
        complaints(
            "not-in-pyodide | test.test_a.T.fails_there | no such thing\n"
                + "by-design | test.test_a.T.fails_here | no such thing",
            failed("fails_there"),
            failed("fails_here")));
  }

  @Test
  void whatFailsAndIsNotListedIsAComplaint() {
    assertEquals(
        List.of("test.test_a: test.test_a.T.fails_here failed, unexpected: an error"),
        complaints("", failed("fails_here")));
  }

  @Test
  void whatIsListedAndPassesIsAComplaint() {
    CaseResult passed = new CaseResult("test.test_a.T.x", Outcome.PASSED, "");
    assertEquals(
        List.of("test.test_a: test.test_a.T.x does not fail: take it from the list"),
        complaints("newer | test.test_a.T.x | a new function", passed));
    assertEquals(
        List.of(), complaints("by-design | test.test_a.T.x | sometimes: it is slow", passed));
  }

  @Test
  void whatIsRunAloneMayPassOnlyIfTheListSaysSo() {
    CaseResult passed = new CaseResult("test.test_a.T.x", Outcome.PASSED, "");
    assertEquals(1, complaints("newer | test.test_a.T.x | alone: a bug", passed).size());
    assertEquals(
        List.of(), complaints("newer | test.test_a.T.x | alone: sometimes: a bug", passed));
  }

  @Test
  void whatPassesOnPyodideIsNotMissingThere() {
    assertEquals(
        List.of("test.test_a: test.test_a.T.y passes on Pyodide: it is not not-in-pyodide"),
        complaints("not-in-pyodide | test.test_a.T.y | why", failed("y")));
  }

  @Test
  void aSkipIsAFailureWherePyodidePasses() {
    CaseResult here = new CaseResult("test.test_a.T.here", Outcome.SKIPPED, "no");
    CaseResult there = new CaseResult("test.test_a.T.skipped_there", Outcome.SKIPPED, "no");
    assertEquals(
        List.of("test.test_a: test.test_a.T.here skipped, unexpected: no"),
        complaints("", here, there));
  }

  @Test
  void aLineWithoutAReasonIsRefused() {
    for (String line : List.of("ours | test", "mine | test | why", "ours | test | ")) {
      assertThrows(
          IllegalArgumentException.class, () -> FailureList.parse("[test.test_a]\n" + line));
    }
    assertThrows(IllegalArgumentException.class, () -> FailureList.parse("ours | test | why"));
  }

  @Test
  void noFailureIsOurs() throws IOException {
    assertFalse(
        FailureList.read().entries().stream().anyMatch(entry -> entry.kind() == FailureClass.OURS));
  }

  @Test
  void aReferenceCanBeReadAgain() {
    List<ModuleResult> results =
        List.of(
            new ModuleResult(
                "test.test_a",
                "",
                2.2,
                List.of(
                    new CaseResult("x", Outcome.PASSED, ""),
                    new CaseResult("y", Outcome.HUNG, "took | long\nvery"))),
            new ModuleResult("test.test_b", "no b", 1, List.of()));
    Reference reference =
        Reference.parse(Reference.text(List.of("once"), results).lines().toList());
    assertEquals(List.of("once"), reference.header());
    assertEquals(
        List.of(
            new Reference.Module("test.test_a", "", 1, 1, 2.2, Map.of("y", Outcome.HUNG)),
            new Reference.Module("test.test_b", "no b", 0, 0, 0, Map.of())),
        List.copyOf(reference.modules().values()));
  }
}
