package org.jyodide.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
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

  private static final long STACK_BYTES = 64L << 20;

  private static final Map<String, SplitSizes> SIZES =
      Map.of(
          "as for users", SplitSizes.DEFAULT,
          "split in the middle", SplitSizes.DEFAULT.withLimit(300, 200),
          "split wherever possible", SplitSizes.TINY);

  private static final Pattern TRAP = Pattern.compile("-> trap \\w+");
  private static final Pattern LOOKUP_TRAP = Pattern.compile("-> trap (table|signature)");

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
      clear(directory);
      List<List<String>> expected = node.orElseThrow().outcomes(modules, directory);
      for (int i = 0; i < modules.size(); i++) {
        calls += expected.get(i).size();
        compare(modules.get(i), expected.get(i), directory, failures);
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
      for (String outcome : outcomes(ModuleGenerator.generate(seed), SplitSizes.DEFAULT)) {
        calls++;
        returned += outcome.contains("trap") || outcome.contains("exception") ? 0 : 1;
      }
    }
    assertTrue(returned > calls / 4, returned + " of " + calls + " calls returned");
  }

  private static void compare(
      GeneratedModule module, List<String> expected, Path directory, List<String> failures)
      throws Exception {
    for (Map.Entry<String, SplitSizes> sizes : SIZES.entrySet()) {
      List<String> seen = outcomes(module, sizes.getValue());
      if (!areSame(expected, seen)) {
        failures.add(
            directory.resolve(module.seed() + ".wasm")
                + ", "
                + sizes.getKey()
                + ":\n"
                + difference(expected, seen));
      }
    }
  }

  private static boolean areSame(List<String> expected, List<String> seen) {
    return expected.size() == seen.size()
        && IntStream.range(0, seen.size()).allMatch(i -> isSame(expected.get(i), seen.get(i)));
  }

  /**
   * Our engine looks up the function of an indirect call before it evaluates arguments that only
   * read: if both trap, the traps differ, and nothing else does.
   */
  private static boolean isSame(String expected, String seen) {
    return expected.equals(seen)
        || (LOOKUP_TRAP.matcher(seen).find()
            && TRAP.matcher(expected).replaceFirst("").equals(TRAP.matcher(seen).replaceFirst("")));
  }

  private static String difference(List<String> expected, List<String> seen) {
    for (int i = 0; i < Math.min(expected.size(), seen.size()); i++) {
      if (!isSame(expected.get(i), seen.get(i))) {
        return "  V8:   " + expected.get(i) + "\n  here: " + seen.get(i);
      }
    }
    return "  V8:   " + expected + "\n  here: " + seen;
  }

  /** What the engine throws, other than traps, is an outcome that nothing else has. */
  private static List<String> outcomes(GeneratedModule module, SplitSizes sizes) throws Exception {
    Callable<List<String>> run =
        () -> {
          try {
            return OwnEngine.outcomes(module, Call.of(module), sizes);
          } catch (RuntimeException | Error e) {
            return List.of(e + " at " + List.of(e.getStackTrace()).subList(0, 3));
          }
        };
    FutureTask<List<String>> task = new FutureTask<>(run);
    new Thread(null, task, "fuzz", STACK_BYTES).start();
    return task.get();
  }

  private static void clear(Path directory) throws IOException {
    Files.createDirectories(directory);
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }
}
