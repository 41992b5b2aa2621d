package org.jyodide.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs print the same on Jyodide as elsewhere. The README says how to compare more of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DifferentialTest {
  private static final Layout LAYOUT =
      new Layout(Path.of(System.getProperty("jyodide.repository", "../..")));
  private static final int PROGRAMS = 200;

  @SuppressWarnings("NullAway.Init")
  private Host jyodide;

  @BeforeAll
  void start() {
    jyodide = new JyodideHost(LAYOUT.programs());
  }

  @AfterAll
  void stop() {
    jyodide.close();
  }

  static Stream<Path> regressions() throws IOException {
    try (Stream<Path> files = Files.list(LAYOUT.regressions())) {
      return files.filter(file -> file.toString().endsWith(".py")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("regressions")
  void printsWhatIsExpected(Path program) throws IOException {
    Outcome outcome = jyodide.run(Shrinker.literal(Files.readString(program)));

    assertEquals(Files.readString(LAYOUT.expected(program)), outcome.output());
  }

  @Test
  void generatedProgramsPrintTheSameAsOnNode() throws IOException, InterruptedException {
    Optional<Host> node = LAYOUT.node();
    assumeTrue(node.isPresent(), "there is no 'node' on the PATH to run Pyodide on");
    try (Host reference = node.orElseThrow();
        Comparison comparison = new Comparison(jyodide, reference)) {
      assertEquals(List.of(), comparison.differing(1, PROGRAMS));
    }
  }

  @Test
  void aSeedMakesTheSameProgramAgain() throws IOException {
    assertEquals(jyodide.run("7"), jyodide.run("7"));
    assertEquals(jyodide.batch(5, 4), jyodide.batch(5, 4));
    assertNotEquals(jyodide.run("7").source(), jyodide.run("8").source());
  }

  /** A generator whose programs all end at once would find nothing. */
  @Test
  void programsPrintSomething() throws IOException {
    int lines = 0;
    int failed = 0;
    for (int seed = 1; seed <= 50; seed++) {
      String output = jyodide.run(Integer.toString(seed)).output();
      assertFalse(output.isBlank(), "program " + seed + " prints nothing");
      lines += (int) output.lines().count();
      failed += output.contains("Traceback (most recent call last)") ? 1 : 0;
    }
    assertTrue(lines > 500, lines + " lines of 50 programs");
    assertTrue(failed < 25, failed + " of 50 programs end by an exception");
  }

  @Test
  void aDifferenceIsShortened() throws IOException {
    String source = "a = 1\nb = 2\nprint('ma' 'rk', b)\nfor i in range(3):\n    print(i)\n";

    String shrunk = new Shrinker(jyodide, new WithoutMarks(jyodide)).shrink(source);

    assertEquals("b = 2\nprint('ma' 'rk', b)\n", shrunk);
  }

  /** A host that prints another word. */
  private record WithoutMarks(Host host) implements Host {
    @Override
    public String name() {
      return "without marks";
    }

    @Override
    public List<String> batch(long first, int count) throws IOException {
      return host.batch(first, count);
    }

    @Override
    public Outcome run(String program) throws IOException {
      Outcome outcome = host.run(program);
      return new Outcome(outcome.source(), outcome.output().replace("mark", "sign"));
    }

    @Override
    public void close() {}
  }
}
