package org.jyodide.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.jyodide.wasm.ir.SplitSizes;

/**
 * Random modules do the same on our engine as on V8, and the same however finely their functions
 * are split. The README says how to run more of them.
 */
class FuzzTest {
  private static final long FIRST_SEED = Long.getLong("jyodide.fuzz.seed", 1);
  private static final int MODULES = Integer.getInteger("jyodide.fuzz.modules", 100);

  /** Few enough that a failure in a long run shows itself soon. */
  private static final int BATCH = 100;

  @Test
  void doTheSameAsOnV8() throws Exception {
    Optional<Node> node = Node.find();
    assumeTrue(node.isPresent(), "there is no 'node' on the PATH to compare with");
    Path directory = Path.of(System.getProperty("jyodide.fuzz.work", "target/fuzz"));
    List<String> failures = new ArrayList<>();
    int calls = 0;
    for (long first = FIRST_SEED; first < FIRST_SEED + MODULES; first += BATCH) {
      List<GeneratedModule> modules =
          LongStream.range(first, Math.min(first + BATCH, FIRST_SEED + MODULES))
              .mapToObj(ModuleGenerator::generate)
              .toList();
      WorkFiles.clear(directory);
      List<List<String>> expected = node.orElseThrow().outcomes(modules, directory);
      for (int i = 0; i < modules.size(); i++) {
        calls += expected.get(i).size();
        for (String sizes : Comparison.SIZES.keySet()) {
          Comparison.of(modules.get(i), expected.get(i), sizes)
              .difference()
              .ifPresent(difference -> failures.add(directory + ": " + difference));
        }
      }
      if (!failures.isEmpty()) {
        break;
      }
    }
    System.out.println(
        "tests/fuzz: " + MODULES + " modules from seed " + FIRST_SEED + ", " + calls + " calls");
    assertEquals("", String.join("\n", failures));
  }

  @Test
  void aSeedMakesTheSameModuleAgain() {
    for (long seed = 1; seed <= 20; seed++) {
      assertArrayEquals(
          ModuleGenerator.generate(seed).bytes(), ModuleGenerator.generate(seed).bytes());
    }
  }

  /** A generator whose programs all trap at once would find nothing. */
  @Test
  void programsGetSomewhere() throws Exception {
    int returned = 0;
    int calls = 0;
    for (long seed = 1; seed <= 30; seed++) {
      for (String outcome :
          Comparison.outcomes(ModuleGenerator.generate(seed), SplitSizes.DEFAULT)) {
        calls++;
        returned += outcome.contains("trap") || outcome.contains("exception") ? 0 : 1;
      }
    }
    assertTrue(returned > calls / 4, returned + " of " + calls + " calls returned");
  }
}
