package org.jyodide.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/**
 * Compares as many functions as wanted, in batches: while our engine runs one, V8 runs the next.
 * Arguments: {@code functions} for generated ones or {@code mutants} for changed ones of the main
 * module, the first seed, the number of functions, a directory for work files, the repository.
 * Modules that differ stay in the subdirectory {@code different}. The last line that it prints is a
 * row of a table: what, seeds, how many, more about them, differences, against what, time.
 */
final class Campaign {
  private static final int BATCH = 250;
  private static final int MOST_DIFFERENCES = 20;

  private final String what;
  private final LongFunction<GeneratedModule> generator;
  private final Node node;
  private final Path work;
  private final List<String> differences = new ArrayList<>();
  private long functions;
  private long calls;
  private long otherTraps;

  private Campaign(String what, LongFunction<GeneratedModule> generator, Node node, Path work) {
    this.what = what;
    this.generator = generator;
    this.node = node;
    this.work = work;
  }

  /** Modules, and what V8 did with them. */
  private record Batch(List<GeneratedModule> modules, List<List<String>> expected) {}

  public static void main(String[] args) throws Exception {
    Optional<Node> node = Node.find();
    if (node.isEmpty()) {
      System.err.println("there is no 'node' on the PATH to compare with");
      System.exit(2);
    }
    Campaign campaign =
        new Campaign(
            args[0], generator(args[0], Path.of(args[4])), node.orElseThrow(), Path.of(args[3]));
    campaign.run(Long.parseLong(args[1]), Long.parseLong(args[2]));
    System.exit(campaign.differences.isEmpty() ? 0 : 1);
  }

  private static LongFunction<GeneratedModule> generator(String what, Path repository)
      throws IOException {
    if (what.equals("functions")) {
      return ModuleGenerator::generate;
    }
    RealFunctions real =
        RealFunctions.find(repository)
            .orElseThrow(() -> new IllegalStateException("the build of cpython-314 is missing"));
    return seed -> MutantGenerator.generate(seed, real);
  }

  private void run(long firstSeed, long wanted) throws Exception {
    long begin = System.nanoTime();
    ExecutorService ahead = Executors.newSingleThreadExecutor();
    try {
      long seed = firstSeed;
      Future<Batch> next = submit(ahead, seed);
      while (functions < wanted && differences.size() < MOST_DIFFERENCES) {
        Batch batch = next.get();
        seed += BATCH;
        next = submit(ahead, seed);
        compare(batch);
        if ((seed - firstSeed) / BATCH % 20 == 0) {
          System.out.println(functions + " functions, " + differences.size() + " differ");
        }
      }
      next.get();
      Duration time = Duration.ofNanos(System.nanoTime() - begin);
      System.out.printf(
          "%s | %d to %d | %,d | %,d calls, of which %d trap for another reason | %d | %s, JDK %s | %d min%n",
          what,
          firstSeed,
          seed - 1,
          functions,
          calls,
          otherTraps,
          differences.size(),
          node.version(),
          Runtime.version().feature(),
          time.toMinutes());
    } finally {
      ahead.shutdown();
    }
  }

  private Future<Batch> submit(ExecutorService executor, long seed) {
    return executor.submit(
        () -> {
          Path directory = Files.createDirectories(work.resolve("batch" + seed));
          List<GeneratedModule> modules =
              LongStream.range(seed, seed + BATCH).mapToObj(generator).toList();
          List<List<String>> expected = node.outcomes(modules, directory);
          WorkFiles.delete(directory);
          return new Batch(modules, expected);
        });
  }

  /** Half of the modules as they are compiled for users, the others split. */
  private void compare(Batch batch) throws IOException {
    for (int i = 0; i < batch.modules.size(); i++) {
      GeneratedModule module = batch.modules.get(i);
      List<String> expected = batch.expected.get(i);
      functions += module.functions().size();
      calls += expected.size();
      Comparison comparison = Comparison.of(module, expected, sizes(module.seed()));
      otherTraps += comparison.otherTraps();
      if (comparison.difference().isPresent()) {
        differences.add(comparison.difference().orElseThrow());
        System.out.println(comparison.difference().orElseThrow());
        Path kept = Files.createDirectories(work.resolve("different"));
        Files.write(kept.resolve(module.seed() + ".wasm"), module.bytes());
      }
    }
  }

  private static String sizes(long seed) {
    return seed % 2 == 0
        ? "as for users"
        : seed % 4 == 1 ? "split in the middle" : "split wherever possible";
  }
}
