package org.jyodide.internal.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.jyodide.emscripten.Interrupts;
import org.jyodide.internal.bridge.value.HostError;
import org.jyodide.vfs.WaitQueue;

@Timeout(30)
class EventLoopTest {
  private final Interrupts interrupts = new Interrupts(new WaitQueue());
  private final List<@Nullable Object> reported = new ArrayList<>();
  private final EventLoop loop =
      new EventLoop(interrupts, new QueuedPosts(interrupts), reported::add);
  private final List<String> log = new ArrayList<>();

  private Runnable logs(String text) {
    return () -> log.add(text);
  }

  @Test
  void tasksRunInOrderAndMicrotasksBetweenThem() {
    loop.schedule(
        () -> {
          log.add("first");
          loop.enqueue(logs("micro"));
          loop.schedule(logs("third"), 0);
        },
        0);
    loop.schedule(logs("second"), 2);

    loop.runDue();

    assertEquals(List.of("first", "micro", "second", "third"), log);
    assertTrue(loop.isEmpty());
  }

  @Test
  void timersRunWhenDueAndInOrderOfTime() {
    loop.startTimer(logs("late"), 20);
    loop.startTimer(logs("soon"), 5);
    loop.startTimer(logs("never"), 5).cancel();
    loop.schedule(logs("now"), 0);

    loop.runUntil(() -> log.contains("late"), () -> {});

    assertEquals(List.of("now", "soon", "late"), log);
    assertTrue(loop.isEmpty());
  }

  @Test
  void timersOfTheSameTimeKeepTheirOrder() {
    for (int i = 0; i < 20; i++) {
      loop.startTimer(logs("" + i), 0);
    }

    loop.runDue();

    assertEquals(20, log.size());
    for (int i = 0; i < 20; i++) {
      assertEquals("" + i, log.get(i));
    }
  }

  @Test
  void aTimerThatIsDueCanStillBeCancelled() {
    EventLoop.Timer[] second = new EventLoop.Timer[1];
    loop.startTimer(
        () -> {
          log.add("first");
          second[0].cancel();
        },
        0);
    second[0] = loop.startTimer(logs("second"), 0);

    loop.runDue();

    assertEquals(List.of("first"), log);
  }

  @Test
  void infiniteDelaysNeverComeDue() {
    loop.startTimer(logs("x"), Double.POSITIVE_INFINITY);

    assertFalse(loop.runNext());
    assertTrue(loop.nanosUntilTimer() > 1L << 60);
  }

  @Test
  void anotherThreadWakesTheLoop() {
    AtomicBoolean done = new AtomicBoolean();
    Thread other = new Thread(() -> loop.post(() -> done.set(true)));
    loop.schedule(other::start, 0);

    loop.runUntil(done::get, () -> {});

    assertTrue(done.get());
  }

  @Test
  void theLoopCanRunInsideATask() {
    loop.schedule(
        () -> {
          log.add("outer begins");
          loop.runUntil(() -> log.contains("inner"), () -> {});
          log.add("outer ends");
        },
        0);
    loop.schedule(logs("inner"), 0);
    loop.schedule(logs("after"), 0);

    loop.runDue();

    assertEquals(List.of("outer begins", "inner", "outer ends", "after"), log);
  }

  @Test
  void whatATaskThrowsEndsAWaitAndIsReportedOtherwise() {
    HostError error = HostError.error("x");
    Runnable throwing =
        () -> {
          throw error;
        };
    loop.schedule(throwing, 0);
    assertThrows(HostError.class, () -> loop.runUntil(() -> false, () -> {}));

    loop.schedule(throwing, 0);
    loop.schedule(logs("next"), 0);
    assertEquals(Long.MAX_VALUE, loop.runDue());
    assertEquals(List.of(error), reported);
    assertEquals(List.of("next"), log);
  }

  @Test
  void anInterruptionEndsAWait() {
    AtomicBoolean pending = new AtomicBoolean();
    interrupts.add(
        new Interrupts.Source() {
          @Override
          public boolean isPending() {
            return pending.get();
          }

          @Override
          public void deliver() {
            pending.set(false);
            log.add("delivered");
          }
        });
    Thread other =
        new Thread(
            () -> {
              pending.set(true);
              interrupts.wakeUp();
            });
    other.start();

    IllegalStateException stop = new IllegalStateException("stop");
    Runnable check =
        () -> {
          if (!log.isEmpty()) {
            throw stop;
          }
        };
    assertThrows(IllegalStateException.class, () -> loop.runUntil(() -> false, check));
  }
}
