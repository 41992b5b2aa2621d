package org.jyodide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.jyodide.SharedPython.PYTHON;
import static org.jyodide.SharedPython.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Asynchronous iteration of Python in Java. */
@ExtendWith(LeakCheck.class)
class AsyncIterationTest {
  @BeforeEach
  void define() {
    PYTHON.exec(
        """
        import asyncio
        seen = []

        async def count(n, error=None, sleep=0):
            try:
                for i in range(n):
                    await asyncio.sleep(sleep)
                    yield i
                if error: raise error
            except asyncio.CancelledError:
                seen.append('cancelled')
                raise
            finally:
                seen.append('end')

        class Own:
            def __init__(self): self.left = 2
            def __aiter__(self): return self
            async def __anext__(self):
                if not self.left: raise StopAsyncIteration
                self.left -= 1
                return self.left
        """);
  }

  private static String seen() {
    return eval("' '.join(seen)").asString();
  }

  private static void waitFor(String text) throws InterruptedException {
    for (int i = 0; i < 2000 && !seen().equals(text); i++) {
      Thread.sleep(5);
    }
    assertEquals(text, seen());
  }

  @Test
  void stepsAreFutures() throws Exception {
    try (PyAsyncIterator numbers = eval("count(2)").asyncIterator()) {
      assertEquals(0, numbers.next().get(30, TimeUnit.SECONDS).orElseThrow().asInt());
      assertEquals(1, numbers.next().join().orElseThrow().asInt());
      assertEquals(Optional.empty(), numbers.next().join());
      assertEquals(Optional.empty(), numbers.next().join());
    }
  }

  @Test
  void anyAsyncIterable() {
    List<Integer> found = new ArrayList<>();
    eval("Own()").asyncIterator().forEach(element -> found.add(element.asInt())).join();
    assertEquals(List.of(1, 0), found);
    PythonException e = assertThrows(PythonException.class, () -> eval("[1]").asyncIterator());
    assertEquals("TypeError", e.pythonType());
  }

  @Test
  void exceptionsComeOut() {
    PyAsyncIterator numbers = eval("count(0, error=ValueError('no'))").asyncIterator();
    CompletionException e = assertThrows(CompletionException.class, () -> numbers.next().join());
    PythonException raised = assertInstanceOf(PythonException.class, e.getCause());
    assertEquals("no", raised.pythonMessage());
    assertTrue(!raised.traceback().contains("_jyodide"), raised.traceback());
    assertEquals(Optional.empty(), numbers.next().join());
  }

  @Test
  void closingEndsAGenerator() throws Exception {
    PyAsyncIterator numbers = eval("count(5)").asyncIterator();
    numbers.next().join();
    numbers.close();
    numbers.close();
    waitFor("end");
  }

  @Test
  void closingEndsARunningStep() throws Exception {
    PyAsyncIterator numbers = eval("count(5, sleep=60)").asyncIterator();
    CompletableFuture<Optional<PyObject>> step = numbers.next();
    eval("len('')");
    Thread.sleep(50);
    numbers.close();
    waitFor("cancelled end");
    assertThrows(CancellationException.class, step::join);
  }

  @Test
  void cancellingAStepCancelsItsTask() throws Exception {
    PyAsyncIterator numbers = eval("count(5, sleep=60)").asyncIterator();
    CompletableFuture<Optional<PyObject>> step = numbers.next();
    Thread.sleep(50);
    step.cancel(true);
    waitFor("cancelled end");
  }

  @Test
  void forEachTakesThousands() throws Exception {
    AtomicInteger sum = new AtomicInteger();
    eval("count(600)")
        .asyncIterator()
        .forEach(element -> sum.addAndGet(element.asInt()))
        .get(60, TimeUnit.SECONDS);
    assertEquals(600 * 599 / 2, sum.get());
  }

  @Test
  void forEachEndsWithTheActionsException() {
    IllegalStateException thrown = new IllegalStateException();
    CompletableFuture<Void> end =
        eval("count(3)")
            .asyncIterator()
            .forEach(
                element -> {
                  throw thrown;
                });
    assertSame(thrown, assertThrows(CompletionException.class, end::join).getCause());
  }

  @Test
  void forEachCanBeCancelled() throws Exception {
    CompletableFuture<Void> end = eval("count(3, sleep=60)").asyncIterator().forEach(element -> {});
    Thread.sleep(50);
    end.cancel(true);
    waitFor("cancelled end");
  }

  @Test
  void forEachOnTheInterpretersThread() {
    int sum =
        PYTHON.call(
            () -> {
              AtomicInteger total = new AtomicInteger();
              eval("count(10)")
                  .asyncIterator()
                  .forEach(element -> total.addAndGet(element.asInt()))
                  .join();
              return total.get();
            });
    assertEquals(45, sum);
  }

  /** Keeps what it gets. */
  private static final class Collector implements Flow.Subscriber<PyObject> {
    private final long first;
    private final long more;
    private final List<Object> signals = new ArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final CompletableFuture<Flow.Subscription> given = new CompletableFuture<>();

    Collector(long first, long more) {
      this.first = first;
      this.more = more;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      given.complete(subscription);
      if (first != 0) {
        subscription.request(first);
      }
    }

    @Override
    public void onNext(PyObject element) {
      signals.add(element.asInt());
      if (more > 0) {
        given.join().request(more);
      }
    }

    @Override
    public void onError(Throwable thrown) {
      signals.add(thrown.getClass().getSimpleName());
      end.countDown();
    }

    @Override
    public void onComplete() {
      signals.add("complete");
      end.countDown();
    }

    void await() throws InterruptedException {
      assertTrue(end.await(60, TimeUnit.SECONDS), () -> "got " + signals);
    }
  }

  @Test
  void aPublisherGivesAllElements() throws Exception {
    PyObject own = eval("type('Each', (), {'__aiter__': lambda self: count(3)})()");
    Flow.Publisher<PyObject> publisher = own.toPublisher();
    for (Collector collector : List.of(new Collector(Long.MAX_VALUE, 0), new Collector(1, 1))) {
      publisher.subscribe(collector);
      collector.await();
      assertEquals(List.of(0, 1, 2, "complete"), collector.signals);
    }
  }

  @Test
  void aPublisherGivesNoMoreThanRequested() throws Exception {
    Collector collector = new Collector(2, 0);
    eval("count(3)").toPublisher().subscribe(collector);
    Thread.sleep(100);
    assertEquals(List.of(0, 1), collector.signals);
    collector.given.join().request(1);
    collector.given.join().request(1);
    collector.await();
    assertEquals(List.of(0, 1, 2, "complete"), collector.signals);
  }

  @Test
  void aPublisherTellsOfErrors() throws Exception {
    Collector collector = new Collector(5, 0);
    eval("count(1, error=ValueError())").toPublisher().subscribe(collector);
    collector.await();
    assertEquals(List.of(0, "PythonException"), collector.signals);
    Collector none = new Collector(1, 0);
    eval("5").toPublisher().subscribe(none);
    none.await();
    assertEquals(List.of("PythonException"), none.signals);
    Collector bad = new Collector(-1, 0);
    eval("count(1)").toPublisher().subscribe(bad);
    bad.await();
    assertEquals(List.of("IllegalArgumentException"), bad.signals);
  }

  @Test
  void cancellingASubscriptionEndsTheIteration() throws Exception {
    Collector collector = new Collector(1, 0);
    eval("count(3)").toPublisher().subscribe(collector);
    while (collector.signals.isEmpty()) {
      Thread.sleep(5);
    }
    collector.given.join().cancel();
    collector.given.join().request(1);
    waitFor("end");
    assertEquals(List.of(0), collector.signals);
  }
}
