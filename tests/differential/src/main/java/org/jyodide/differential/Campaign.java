package org.jyodide.differential;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Compares as many programs as wanted. Arguments: the repository, the first seed, the number of
 * programs. A program that differs is shortened and put among the regressions, with what the other
 * Python printed. The last line of output is a row of a table: what, seeds, how many, more about
 * them, differences, against what, time.
 */
public final class Campaign {
  private static final int REPORTED = 1000;
  private static final int MOST_DIFFERENCES = 20;

  private final Layout layout;
  private int differences;
  private int others;

  private Campaign(Layout layout) {
    this.layout = layout;
  }

  /**
   * Exits with 0 if nothing differs, 1 if something does, 2 if there is nothing to compare with.
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Campaign campaign = new Campaign(new Layout(Path.of(args[0])));
    System.exit(campaign.run(Long.parseLong(args[1]), Integer.parseInt(args[2])));
  }

  private int run(long first, int count) throws IOException, InterruptedException {
    List<Host> references = new ArrayList<>();
    Optional<Host> node = layout.node();
    Optional<Host> cpython = layout.cpython();
    node.ifPresent(references::add);
    cpython.ifPresent(references::add);
    if (references.isEmpty()) {
      System.err.println("neither Node.js nor python3.14 is on the PATH: nothing to compare with");
      return 2;
    }
    if (cpython.isEmpty()) {
      System.out.println("there is no python3.14 on the PATH: native CPython is left out");
    }
    long begin = System.nanoTime();
    int done = 0;
    try (Host jyodide = new JyodideHost(layout.programs())) {
      while (done < count && differences < MOST_DIFFERENCES) {
        int size = Math.min(REPORTED, count - done);
        for (Host reference : references) {
          compare(jyodide, reference, first + done, size);
        }
        done += size;
        System.out.println(done + " programs, " + differences + " differ");
      }
      String names = references.stream().map(Host::name).collect(Collectors.joining(" and "));
      System.out.printf(
          "programs | %d to %d | %,d | %d only in company of others | %d | %s, JDK %d | %d min%n",
          first,
          first + done - 1,
          done,
          others,
          differences,
          names,
          Runtime.version().feature(),
          Duration.ofNanos(System.nanoTime() - begin).toMinutes());
    } finally {
      references.forEach(Host::close);
    }
    return differences + others == 0 ? 0 : 1;
  }

  private void compare(Host jyodide, Host reference, long first, int count)
      throws IOException, InterruptedException {
    try (Comparison comparison = new Comparison(jyodide, reference)) {
      for (long seed : comparison.differing(first, count)) {
        String program = Long.toString(seed);
        Outcome seen = jyodide.run(program);
        if (seen.equals(reference.run(program))) {
          others++;
          System.out.println(seed + " differs only among other programs");
        } else {
          differences++;
          keep(seed, new Shrinker(jyodide, reference).shrink(seen.source()), jyodide, reference);
        }
      }
    }
  }

  private void keep(long seed, String source, Host jyodide, Host reference) throws IOException {
    String literal = Shrinker.literal(source);
    String expected = reference.run(literal).output();
    Path file = layout.regressions().resolve("seed_" + seed + ".py");
    Files.writeString(file, source);
    Files.writeString(layout.expected(file), expected);
    System.out.println(file + ":\n" + source);
    System.out.println("--- " + reference.name() + "\n" + expected);
    System.out.println("--- " + jyodide.name() + "\n" + jyodide.run(literal).output());
  }
}
