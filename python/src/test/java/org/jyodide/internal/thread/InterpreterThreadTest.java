package org.jyodide.internal.thread;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class InterpreterThreadTest {
  private final InterpreterThread thread =
      new InterpreterThread("test", 16 << 20, () -> new IllegalStateException("ended"));

  @AfterEach
  void end() {
    thread.stop();
    thread.join();
  }

  @Test
  void callsRunOnTheThreadAndReturn() {
    assertFalse(thread.isCurrent());
    assertTrue(thread.call(thread::isCurrent));
    assertEquals(3, thread.call(() -> 1 + thread.call(() -> 2)));
  }

  @Test
  void exceptionsComeBackWithTheStackOfTheCaller() {
    IllegalArgumentException mine = new IllegalArgumentException();
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                thread.call(
                    () -> {
                      throw mine;
                    }));
    assertSame(mine, e);
    StackTraceElement last = e.getStackTrace()[e.getStackTrace().length - 1];
    assertEquals(
        Thread.currentThread()
            .getStackTrace()[Thread.currentThread().getStackTrace().length - 1]
            .getClassName(),
        last.getClassName());
  }

  @Test
  void postsRunBetweenCalls() throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    thread.post(done::countDown);
    done.await();
    AtomicInteger woken = new AtomicInteger();
    thread.setWakeUp(
        () -> {
          // The call below wakes a thread that is not parked yet as well.
          if (thread.isCurrent()) {
            woken.incrementAndGet();
          }
        });
    List<Integer> order = new ArrayList<>();
    thread.call(
        () -> {
          thread.post(() -> order.add(1));
          assertTrue(thread.hasPosts());
          thread.runPosts();
          order.add(2);
          return 0;
        });
    assertEquals(List.of(1, 2), order);
    assertEquals(1, woken.get());
  }

  @Test
  void idleWorkRunsWhenItIsDue() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    CountDownLatch three = new CountDownLatch(3);
    thread.call(
        () -> {
          thread.setIdleWork(
              () -> {
                three.countDown();
                return runs.incrementAndGet() < 3 ? 1_000_000 : IdleWork.NEVER;
              });
          return 0;
        });
    three.await();
    assertEquals(7, thread.call(() -> 7));
  }

  @Test
  void manyCallersGetTheirOwnResults() throws Exception {
    List<Thread> callers = new ArrayList<>();
    AtomicInteger wrong = new AtomicInteger();
    for (int i = 0; i < 8; i++) {
      int id = i;
      Thread caller =
          new Thread(
              () -> {
                for (int n = 0; n < 2_000; n++) {
                  int expected = id * 10_000 + n;
                  if (thread.call(() -> expected) != expected) {
                    wrong.incrementAndGet();
                  }
                }
              });
      caller.start();
      callers.add(caller);
    }
    for (Thread caller : callers) {
      caller.join();
    }
    assertEquals(0, wrong.get());
  }

  @Test
  void callsAfterTheEndAreRefused() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    Thread late =
        new Thread(
            () -> {
              assertThrows(
                  IllegalStateException.class,
                  () -> {
                    while (true) {
                      thread.call(
                          () -> {
                            waiting.countDown();
                            return 0;
                          });
                    }
                  });
            });
    late.start();
    waiting.await();
    thread.stop();
    thread.join();
    late.join();
    assertThrows(IllegalStateException.class, () -> thread.call(() -> 1));
    thread.post(() -> {});
  }
}
