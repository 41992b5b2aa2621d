package org.jyodide.differential;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs the same programs on two hosts at a time. */
final class Comparison implements AutoCloseable {
  private static final int BATCH = 100;

  private final Host jyodide;
  private final Host reference;
  private final ExecutorService other = Executors.newSingleThreadExecutor();

  Comparison(Host jyodide, Host reference) {
    this.jyodide = jyodide;
    this.reference = reference;
  }

  /**
   * The seeds of the programs about which the hosts disagree.
   *
   * @param count how many programs to run from {@code first} on
   */
  List<Long> differing(long first, int count) throws IOException, InterruptedException {
    List<Long> differing = new ArrayList<>();
    for (int done = 0; done < count; done += BATCH) {
      long seed = first + done;
      int size = Math.min(BATCH, count - done);
      Future<List<String>> wanted = other.submit(() -> reference.batch(seed, size));
      List<String> seen = jyodide.batch(seed, size);
      List<String> expected = result(wanted);
      for (int i = 0; i < size; i++) {
        if (!expected.get(i).equals(seen.get(i))) {
          differing.add(seed + i);
        }
      }
    }
    return differing;
  }

  private static List<String> result(Future<List<String>> lines)
      throws IOException, InterruptedException {
    try {
      return lines.get();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
  }

  @Override
  public void close() {
    other.shutdown();
  }
}
