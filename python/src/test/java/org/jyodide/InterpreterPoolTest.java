package org.jyodide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class InterpreterPoolTest {
  private static Snapshot snapshot;

  @BeforeAll
  static void freeze() {
    try (Interpreter python = Interpreter.create()) {
      python.exec("count = 0");
      snapshot = python.snapshot();
    }
  }

  @AfterAll
  static void thaw() {
    snapshot.close();
  }

  private static InterpreterPool pool(int minimum, int maximum) {
    return InterpreterPool.of(snapshot, PoolOptions.defaults().withSizes(minimum, maximum));
  }

  @Test
  void eachUserGetsAFreshInterpreter() {
    try (InterpreterPool pool = pool(1, 1)) {
      for (int i = 0; i < 3; i++) {
        int count =
            pool.call(
                python -> {
                  python.exec(
                      "count += 1; open('/tmp/left', 'x').close(); import json; json.x = 1");
                  return python.eval("count").asInt();
                });
        assertEquals(1, count);
      }
      assertEquals(1, pool.metrics().created());
      assertEquals(3, pool.metrics().borrowed());
    }
  }

  @Test
  void itGrowsToItsMaximumAndThenMakesOthersWait() throws InterruptedException {
    try (InterpreterPool pool = pool(0, 2)) {
      InterpreterPool.Lease first = pool.borrow();
      InterpreterPool.Lease second = pool.borrow();
      assertEquals(Optional.empty(), pool.borrow(Duration.ofMillis(1)));
      assertEquals(2, pool.metrics().inUse());
      first.close();
      first.close();
      try (InterpreterPool.Lease third = pool.borrow(Duration.ofSeconds(60)).orElseThrow()) {
        assertEquals(0, third.python().eval("count").asInt());
      }
      second.close();
      assertEquals(2, pool.metrics().created());
      assertEquals(0, pool.metrics().inUse());
    }
  }

  @Test
  void whoWaitsLongestIsServedFirst() throws InterruptedException {
    List<Integer> order = Collections.synchronizedList(new ArrayList<>());
    try (InterpreterPool pool = pool(1, 1)) {
      List<CompletableFuture<Void>> users = new ArrayList<>();
      try (InterpreterPool.Lease held = pool.borrow()) {
        assertEquals(0, held.python().eval("count").asInt());
        for (int i = 0; i < 4; i++) {
          int user = i;
          users.add(
              CompletableFuture.runAsync(
                  () -> pool.call(python -> order.add(user)), task -> new Thread(task).start()));
          while (pool.metrics().waiting() <= i) {
            Thread.sleep(1);
          }
        }
      }
      users.forEach(CompletableFuture::join);
      assertEquals(List.of(0, 1, 2, 3), order);
      assertFalse(pool.metrics().waited().isZero());
    }
  }

  @Test
  void aDeadInterpreterIsRevived() {
    try (InterpreterPool pool = pool(1, 1)) {
      assertThrows(
          InterpreterDeadException.class,
          () ->
              pool.call(
                  python -> {
                    python.exec("import os; os._exit(1)");
                    return 0;
                  }));
      int count = pool.call(python -> python.eval("count").asInt());
      assertEquals(0, count);
    }
  }

  @Test
  void whatNobodyWantsIsClosed() throws InterruptedException {
    PoolOptions options =
        PoolOptions.defaults().withSizes(1, 3).withIdleTime(Duration.ofMillis(20));
    try (InterpreterPool pool = InterpreterPool.of(snapshot, options)) {
      try (InterpreterPool.Lease a = pool.borrow();
          InterpreterPool.Lease b = pool.borrow()) {
        assertNotSame(a.python(), b.python());
        assertEquals(2, pool.metrics().inUse());
      }
      while (pool.metrics().ready() > 1) {
        Thread.sleep(5);
      }
      assertEquals(1, pool.metrics().discarded());
    }
  }

  @Test
  void memoryIsSharedOut() {
    long each = snapshot.memoryBytes() + (4 << 20);
    PoolOptions options = PoolOptions.defaults().withSize(2).withMemoryBytes(2 * each);
    try (InterpreterPool pool = InterpreterPool.of(snapshot, options)) {
      assertThrows(
          PythonException.class,
          () -> pool.call(python -> python.eval("len(bytearray(64 << 20))")));
    }
    PoolOptions tooSmall = PoolOptions.defaults().withSize(4).withMemoryBytes(2 * each);
    assertThrows(LimitExceededException.class, () -> InterpreterPool.of(snapshot, tooSmall));
  }

  @Test
  void aClosedPoolLendsNothing() throws InterruptedException {
    InterpreterPool pool = pool(1, 1);
    InterpreterPool.Lease lease = pool.borrow();
    CompletableFuture<Object> waiting =
        CompletableFuture.supplyAsync(pool::borrow, task -> new Thread(task).start());
    while (pool.metrics().waiting() == 0) {
      Thread.sleep(1);
    }
    pool.close();
    Throwable refused = waiting.handle((value, thrown) -> thrown).join().getCause();
    assertTrue(refused instanceof IllegalStateException, String.valueOf(refused));
    assertEquals(0, lease.python().eval("count").asInt());
    lease.close();
    assertTrue(lease.python().isClosed());
    assertThrows(IllegalStateException.class, pool::borrow);
  }

  @Test
  void wrongSizesAreRefused() {
    PoolOptions options = PoolOptions.defaults();
    assertThrows(IllegalArgumentException.class, () -> options.withSizes(2, 1));
    assertThrows(IllegalArgumentException.class, () -> options.withSize(0));
    assertThrows(IllegalArgumentException.class, () -> options.withMemoryBytes(0));
    assertThrows(IllegalArgumentException.class, () -> options.withIdleTime(Duration.ZERO));
  }
}
