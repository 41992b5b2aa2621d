package org.jyodide.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TreeLockTest extends PrefixTest {
  /** A program of its own: locks the file that it is given, says so, and ends with its input. */
  private static final String HOLDER =
      """
      import java.nio.channels.FileChannel;
      import java.nio.file.*;
      class Holder {
        public static void main(String[] arguments) throws Exception {
          try (FileChannel file = FileChannel.open(
              Path.of(arguments[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.lock();
            System.out.println("locked");
            System.in.read();
            Files.delete(Path.of(arguments[0]));
          }
        }
      }
      """;

  private ProgressListener telling(CompletableFuture<String> told) {
    return new ProgressListener() {
      @Override
      public void waiting(String directory) {
        told.complete(directory);
      }
    };
  }

  @Test
  void installationsOfThreadsFollowEachOther() throws Exception {
    List<Integer> all = IntStream.range(0, 8).boxed().toList();
    for (int i : all) {
      have(TestWheel.of("p" + i, "1").file("shared.py", "x = 1"));
    }
    ExecutorService threads = Executors.newFixedThreadPool(4);
    CountDownLatch start = new CountDownLatch(1);
    try {
      List<Future<Integer>> done =
          all.stream()
              .map(
                  i ->
                      threads.submit(
                          (Callable<Integer>)
                              () -> {
                                start.await();
                                return packages().install("p" + i).installed().size();
                              }))
              .toList();
      start.countDown();
      for (Future<Integer> one : done) {
        assertEquals(1, one.get(60, TimeUnit.SECONDS));
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals(8, packages().list().size());
    assertFalse(Files.exists(directory.resolve("prefix/.jyodide.lock")));
  }

  @Test
  void anInstallationOfAnotherProcessIsWaitedFor() throws Exception {
    have(TestWheel.of("a", "1"));
    Path prefix = Files.createDirectories(directory.resolve("prefix")).toRealPath();
    Path program = Files.writeString(directory.resolve("Holder.java"), HOLDER);
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                program.toString(),
                prefix.resolve(".jyodide.lock").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertEquals("locked", firstLine(holder.getInputStream()));
      CompletableFuture<String> told = new CompletableFuture<>();
      CompletableFuture<Installation> installation =
          CompletableFuture.supplyAsync(() -> packages().withProgress(telling(told)).install("a"));
      assertEquals(prefix.toString(), told.get(60, TimeUnit.SECONDS));
      assertFalse(installation.isDone());
      assertFalse(Files.exists(site("a.py")));
      holder.getOutputStream().close();
      assertEquals(1, installation.get(60, TimeUnit.SECONDS).installed().size());
    } finally {
      holder.destroyForcibly();
    }
    assertTrue(Files.exists(site("a.py")));
    assertFalse(Files.exists(prefix.resolve(".jyodide.lock")));
  }

  private static String firstLine(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      line.append((char) c);
    }
    return line.toString().strip();
  }
}
