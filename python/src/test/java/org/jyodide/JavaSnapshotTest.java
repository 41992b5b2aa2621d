package org.jyodide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Java in snapshots: what can be named goes on, the rest is refused. */
class JavaSnapshotTest {
  private static Snapshot snapshot;

  @BeforeAll
  static void freeze() {
    snapshot = FrozenJava.freeze();
  }

  @AfterAll
  static void thaw() {
    snapshot.close();
  }

  @ParameterizedTest
  @MethodSource("org.jyodide.FrozenJava#programs")
  void worksFirstInAFork(String program) {
    try (Interpreter fork = snapshot.fork()) {
      fork.exec(program);
    }
  }

  @Test
  void allOfItWorksInOneForkAndAfterAReset() {
    try (Interpreter fork = snapshot.fork()) {
      FrozenJava.each(fork);
      fork.reset();
      FrozenJava.each(fork);
    }
  }

  @Test
  void aForkCanBeFrozenAgain() {
    try (Interpreter first = snapshot.fork()) {
      first.exec("from java.util import TreeMap; days = TimeUnit.DAYS; ArrayList().add(1)");
      try (Snapshot deeper = first.snapshot();
          Interpreter second = deeper.fork();
          Snapshot deepest = second.snapshot();
          Interpreter third = deepest.fork()) {
        FrozenJava.each(second);
        FrozenJava.each(third);
        third.exec("assert TreeMap({'b': 1, 'a': 2}).firstKey() == 'a' and days is TimeUnit.DAYS");
      }
      FrozenJava.each(first);
    }
  }

  @Test
  void aFileKeepsIt(@TempDir Path directory) {
    Path file = directory.resolve("java.snapshot");
    snapshot.writeTo(file);
    try (Snapshot read = Snapshot.read(file);
        Interpreter fork = read.fork(FrozenJava.OPTIONS)) {
      FrozenJava.each(fork);
      fork.reset();
      FrozenJava.each(fork);
    }
  }

  @Test
  void manyForksUseJavaAtOnce() {
    // The common pool would have no thread left for what the programs run on it and wait for.
    ExecutorService threads = Executors.newFixedThreadPool(20);
    try {
      List<CompletableFuture<Void>> forks =
          IntStream.range(0, 20)
              .mapToObj(
                  i ->
                      CompletableFuture.runAsync(
                          () -> {
                            try (Interpreter fork = snapshot.fork()) {
                              FrozenJava.each(fork);
                            }
                          },
                          threads))
              .toList();
      forks.forEach(CompletableFuture::join);
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void aPoolLendsInterpretersWithJavaClasses() {
    PoolOptions options = PoolOptions.defaults().withSizes(1, 2);
    try (InterpreterPool pool = InterpreterPool.of(snapshot, options)) {
      for (int i = 0; i < 3; i++) {
        String size =
            pool.call(
                python -> {
                  python.exec("units[TimeUnit.HOURS] = fill([1])");
                  return python.eval("str(len(units)) + str(units[TimeUnit.HOURS])").asString();
                });
        assertEquals("2[1]", size);
      }
    }
  }

  @Test
  void objectsOfJavaPassBothWays() {
    try (Interpreter fork = snapshot.fork()) {
      assertSame(TimeUnit.SECONDS, fork.eval("seconds").as(TimeUnit.class));
      assertSame(ArrayList.class, fork.eval("ArrayList").as(Class.class));
      ArrayList<Integer> list = new ArrayList<>(List.of(4));
      FrozenJava.set(fork, "given", list);
      FrozenJava.set(fork, "unit", TimeUnit.SECONDS);
      fork.exec("assert type(given) is ArrayList and unit is seconds; append(given, 5)");
      assertEquals("[4, 5]", list.toString());
      Runnable runner = fork.eval("Runner()").as(Runnable.class);
      runner.run();
      assertEquals(1, fork.eval("Runner.ran").asInt());
      IllegalStateException thrown =
          assertThrows(
              IllegalStateException.class,
              () -> fork.exec("raise IllegalStateException('of Python')"));
      assertEquals("of Python", thrown.getMessage());
    }
  }
}
