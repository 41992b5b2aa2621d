package org.jyodide.internal.bridge.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.jyodide.emscripten.Interrupts;
import org.jyodide.internal.bridge.EventLoop;
import org.jyodide.internal.bridge.QueuedPosts;
import org.jyodide.vfs.WaitQueue;
import org.jyodide.wasm.Trap;
import org.jyodide.wasm.TrapKind;

class HostPromiseTest {
  private final Interrupts interrupts = new Interrupts(new WaitQueue());
  private final List<@Nullable Object> unhandled = new ArrayList<>();
  private final EventLoop loop =
      new EventLoop(interrupts, new QueuedPosts(interrupts), unhandled::add);
  private final List<String> log = new ArrayList<>();

  private FunctionObject logging(String name) {
    return new FunctionObject(
        name,
        (self, args) -> {
          log.add(name + " " + HostValues.display(args[0]));
          return args[0];
        });
  }

  private HostPromise resolved(@Nullable Object value) {
    return HostPromise.resolved(loop, value);
  }

  private HostPromise rejected(Object reason) {
    HostPromise promise = new HostPromise(loop);
    promise.reject(reason);
    return promise;
  }

  @Test
  void reactionsRunAsMicrotasksInOrder() {
    HostPromise promise = new HostPromise(loop);
    promise.then(logging("a"), Undefined.UNDEFINED);
    promise.then(logging("b"), Undefined.UNDEFINED);

    promise.resolve(1);
    promise.resolve(2);
    assertEquals(List.of(), log);
    loop.drainMicrotasks();

    assertEquals(List.of("a 1", "b 1"), log);
    assertEquals(HostPromise.State.FULFILLED, promise.state());
    promise.then(logging("late"), Undefined.UNDEFINED);
    loop.drainMicrotasks();
    assertEquals("late 1", log.get(2));
  }

  @Test
  void resolvingWithAPromiseFollowsIt() {
    HostPromise inner = new HostPromise(loop);
    HostPromise outer = resolved(7).then(new FunctionObject("f", (s, a) -> inner), null);
    loop.drainMicrotasks();
    assertTrue(outer.isPending());

    inner.resolve("done");
    loop.drainMicrotasks();

    assertEquals("done", outer.result());
    assertSame(inner, HostPromise.resolved(loop, inner));
  }

  @Test
  void thenablesAreCalledOnceAndLater() {
    PlainObject thenable =
        new PlainObject()
            .with(
                "then",
                new FunctionObject(
                    "then",
                    (self, args) -> {
                      log.add("then");
                      HostValues.call(args[0], "first");
                      HostValues.call(args[1], "second");
                      throw HostError.error("third");
                    }));
    HostPromise promise = resolved(thenable);
    assertEquals(List.of(), log);

    loop.drainMicrotasks();

    assertEquals(List.of("then"), log);
    assertEquals("first", promise.result());
  }

  @Test
  void anExceptionRejectsAndPassesOverHandlersOfValues() {
    HostError error = HostError.error("oops");
    HostPromise promise =
        resolved(1)
            .then(
                new FunctionObject(
                    "f",
                    (s, a) -> {
                      throw error;
                    }),
                null)
            .then(logging("skipped"), null)
            .then(null, logging("caught"));
    loop.drainMicrotasks();

    assertEquals(List.of("caught Error: oops"), log);
    assertSame(error, promise.result());
  }

  @Test
  void aTrapIsNoRejection() {
    resolved(1)
        .then(
            new FunctionObject(
                "f",
                (s, a) -> {
                  throw new Trap(TrapKind.UNREACHABLE);
                }),
            null);

    assertThrows(Trap.class, loop::drainMicrotasks);
  }

  private static HostPromise promise(@Nullable Object value) {
    return assertInstanceOf(HostPromise.class, value);
  }

  @Test
  void finallyKeepsTheOutcomeAndWaits() {
    HostPromise gate = new HostPromise(loop);
    FunctionObject wait = new FunctionObject("wait", (s, a) -> gate);
    HostPromise kept = promise(HostValues.invoke(resolved(5), "finally", wait));
    HostPromise failed = promise(HostValues.invoke(rejected("no"), "finally", wait));
    loop.drainMicrotasks();
    assertTrue(kept.isPending());

    gate.resolve("ignored");
    failed.then(null, logging("reason"));
    loop.drainMicrotasks();

    assertEquals(5, kept.result());
    assertEquals(List.of("reason no"), log);
  }

  @Test
  void aRejectionThatNobodyLooksAtIsReported() {
    rejected("lost");
    rejected("seen").then(null, logging("seen"));

    loop.drainMicrotasks();

    assertEquals(List.of("lost"), unhandled);
  }

  @Test
  void aPromiseCannotFollowItself() {
    HostPromise promise = new HostPromise(loop);
    promise.resolve(promise);
    promise.then(null, logging("reason"));
    loop.drainMicrotasks();

    assertEquals(List.of("reason TypeError: Chaining cycle detected for promise"), log);
  }
}
