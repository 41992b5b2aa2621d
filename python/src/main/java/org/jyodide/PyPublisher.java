package org.jyodide;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An asynchronous iterable of Python as a publisher: each subscription is an iteration. */
final class PyPublisher implements Flow.Publisher<PyObject> {
  private final Supplier<PyAsyncIterator> iterators;

  PyPublisher(Supplier<PyAsyncIterator> iterators) {
    this.iterators = iterators;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super PyObject> subscriber) {
    Objects.requireNonNull(subscriber, "subscriber");
    PyAsyncIterator iterator;
    try {
      iterator = iterators.get();
    } catch (RuntimeException e) {
      subscriber.onSubscribe(new Ended());
      subscriber.onError(e);
      return;
    }
    subscriber.onSubscribe(new Iteration(iterator, subscriber));
  }

  /** A subscription that failed at once. */
  private static final class Ended implements Flow.Subscription {
    @Override
    public void request(long count) {}

    @Override
    public void cancel() {}
  }

  /** What arrived from a step. */
  private record Arrival(Optional<PyObject> element, @Nullable Throwable thrown) {}

  /** One subscription. Signals come one at a time: whoever finds another thread at it leaves. */
  private static final class Iteration implements Flow.Subscription {
    private final PyAsyncIterator iterator;
    private final Flow.Subscriber<? super PyObject> subscriber;
    private final AtomicInteger due = new AtomicInteger();
    private long demand;
    private boolean badDemand;
    private boolean cancelled;
    private boolean ended;
    private boolean running;
    private @Nullable Arrival arrival;

    Iteration(PyAsyncIterator iterator, Flow.Subscriber<? super PyObject> subscriber) {
      this.iterator = iterator;
      this.subscriber = subscriber;
    }

    @Override
    public void request(long count) {
      synchronized (this) {
        badDemand |= count <= 0;
        long sum = demand + Math.max(count, 0);
        demand = sum < 0 ? Long.MAX_VALUE : sum;
      }
      work();
    }

    @Override
    public void cancel() {
      synchronized (this) {
        cancelled = true;
      }
      work();
    }

    private void work() {
      if (due.getAndIncrement() > 0) {
        return;
      }
      do {
        signal();
        step();
      } while (due.decrementAndGet() > 0);
    }

    private void signal() {
      Arrival arrived;
      boolean isBad;
      synchronized (this) {
        if (ended) {
          return;
        }
        if (cancelled) {
          ended = true;
        }
        arrived = arrival;
        arrival = null;
        running &= arrived == null;
        isBad = badDemand;
      }
      if (ended) {
        iterator.close();
      } else if (isBad) {
        end();
        iterator.close();
        subscriber.onError(new IllegalArgumentException("at least one element must be requested"));
      } else if (arrived != null) {
        deliver(arrived);
      }
    }

    private void deliver(Arrival arrived) {
      Throwable thrown = arrived.thrown();
      if (thrown != null) {
        end();
        iterator.close();
        subscriber.onError(PythonFutures.reason(thrown));
      } else if (arrived.element().isEmpty()) {
        end();
        iterator.close();
        subscriber.onComplete();
      } else {
        try {
          subscriber.onNext(arrived.element().get());
        } catch (RuntimeException | Error e) {
          end();
          iterator.close();
          throw e;
        }
      }
    }

    private synchronized void end() {
      ended = true;
    }

    private void step() {
      synchronized (this) {
        if (ended || cancelled || running || demand == 0) {
          return;
        }
        running = true;
        demand -= demand == Long.MAX_VALUE ? 0 : 1;
      }
      CompletableFuture<Optional<PyObject>> next;
      try {
        next = iterator.next();
      } catch (RuntimeException e) {
        next = CompletableFuture.failedFuture(e);
      }
      var unused =
          next.whenComplete(
              (element, thrown) -> {
                synchronized (this) {
                  arrival = new Arrival(element, thrown);
                }
                work();
              });
    }
  }
}
