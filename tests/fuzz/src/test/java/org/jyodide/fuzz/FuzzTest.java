package org.jyodide.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
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

  private static final int MUTANTS = Integer.getInteger("jyodide.fuzz.mutants", 40);

  /** Few enough that a failure in a long run shows itself soon. */
  private static final int BATCH = 100;

  @Test
  void doTheSameAsOnV8() throws Exception {
    compare("modules", MODULES, ModuleGenerator::generate);
  }

  @Test
  void changedFunctionsOfTheMainModuleDoTheSameAsOnV8() throws Exception {
    RealFunctions real = mainModule();
    compare("changed modules", MUTANTS, seed -> MutantGenerator.generate(seed, real));
  }

  private static RealFunctions mainModule() throws IOException {
    Optional<RealFunctions> real =
        RealFunctions.find(Path.of(System.getProperty("jyodide.repository")));
    assumeTrue(real.isPresent(), "cpython-314 is not built: there is no main module");
    return real.orElseThrow();
  }

  private static void compare(String what, int count, LongFunction<GeneratedModule> generator)
      throws Exception {
    Optional<Node> node = Node.find();
    assumeTrue(node.isPresent(), "there is no 'node' on the PATH to compare with");
    Path directory = Path.of(System.getProperty("jyodide.fuzz.work", "target/fuzz"));
    List<String> failures = new ArrayList<>();
    int calls = 0;
    for (long first = FIRST_SEED; first < FIRST_SEED + count; first += BATCH) {
      List<GeneratedModule> modules =
          LongStream.range(first, Math.min(first + BATCH, FIRST_SEED + count))
              .mapToObj(generator)
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
        "tests/fuzz: " + count + " " + what + " from seed " + FIRST_SEED + ", " + calls + " calls");
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
    assertManyReturn(ModuleGenerator::generate);
  }

  @Test
  void changedFunctionsGetSomewhere() throws Exception {
    RealFunctions real = mainModule();
    assertManyReturn(seed -> MutantGenerator.generate(seed, real));
  }

  private static void assertManyReturn(LongFunction<GeneratedModule> generator) {
    int returned = 0;
    int calls = 0;
    for (long seed = 1; seed <= 30; seed++) {
      for (String outcome : Comparison.outcomes(generator.apply(seed), SplitSizes.DEFAULT)) {
        calls++;
        returned += outcome.contains("trap") || outcome.contains("exception") ? 0 : 1;
      }
    }
    assertTrue(returned > calls / 4, returned + " of " + calls + " calls returned");
  }
}
