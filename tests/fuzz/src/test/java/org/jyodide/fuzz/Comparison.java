package org.jyodide.fuzz;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.regex.Pattern;
import org.jyodide.wasm.ir.SplitSizes;

/**
 * What our engine did with a module, beside what V8 did with it.
 *
 * @param difference what differs, if anything does
 * @param otherTraps how many calls trapped on both for another reason and left everything the same.
 *     Of two operands that both trap our engine may evaluate the second first, if nothing can tell
 *     but the reason: values that only read wait on the operand stack until they are used
 */
record Comparison(Optional<String> difference, int otherTraps) {
  /** Ways to split functions, by name. */
  static final Map<String, SplitSizes> SIZES =
      new TreeMap<>(
          Map.of(
              "as for users", SplitSizes.DEFAULT,
              "split in the middle", SplitSizes.DEFAULT.withLimit(300, 200),
              "split wherever possible", SplitSizes.TINY));

  private static final long STACK_BYTES = 64L << 20;

  private static final Pattern TRAP = Pattern.compile("-> trap \\w+");

  /**
   * Compares.
   *
   * @param expected what V8 did
   * @param sizes a key of {@link #SIZES}
   */
  static Comparison of(GeneratedModule module, List<String> expected, String sizes) {
    List<String> seen = outcomes(module, SIZES.get(sizes));
    int otherTraps = 0;
    for (int i = 0; i < Math.max(expected.size(), seen.size()); i++) {
      String wanted = i < expected.size() ? expected.get(i) : "nothing";
      String here = i < seen.size() ? seen.get(i) : "nothing";
      if (wanted.equals(here)) {
        continue;
      }
      if (!withoutReason(wanted).equals(withoutReason(here))) {
        String difference =
            module.seed() + ".wasm, " + sizes + ":\n  V8:   " + wanted + "\n  here: " + here;
        return new Comparison(Optional.of(difference), otherTraps);
      }
      otherTraps++;
    }
    return new Comparison(Optional.empty(), otherTraps);
  }

  private static String withoutReason(String outcome) {
    return TRAP.matcher(outcome).replaceFirst("-> trap");
  }

  /** What the engine throws, other than traps, is an outcome that nothing else has. */
  static List<String> outcomes(GeneratedModule module, SplitSizes sizes) {
    Callable<List<String>> run =
        () -> {
          try {
            return OwnEngine.outcomes(module, sizes);
          } catch (RuntimeException | Error e) {
            return List.of(e + " at " + List.of(e.getStackTrace()).subList(0, 3));
          }
        };
    FutureTask<List<String>> task = new FutureTask<>(run);
    new Thread(null, task, "fuzz", STACK_BYTES).start();
    try {
      return task.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
