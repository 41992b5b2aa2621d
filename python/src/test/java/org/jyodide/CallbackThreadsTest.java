package org.jyodide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Python callables that Java calls on other threads, while Python waits for what they give. */
@Timeout(60)
class CallbackThreadsTest {
  private static final ExecutorService POOL = Executors.newFixedThreadPool(4);

  @AfterAll
  static void endPool() {
    POOL.shutdownNow();
  }

  static java.util.stream.Stream<NamedProgram> programs() {
    return NamedProgram.read("java_threads.py");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("programs")
  void works(NamedProgram program) {
    JavaBridge.run(JavaAccess.everything(), Map.of("pool", POOL), program.code());
  }

  @Test
  void aBlockOfJavaThatWaitsLetsOtherThreadsCall() throws Exception {
    Interpreter python = SharedPython.PYTHON;
    int sum =
        python.call(
            () -> {
              Supplier<Integer> work = () -> python.eval("20 + 1").asInt();
              return CompletableFuture.supplyAsync(work, POOL).get() * 2;
            });
    assertEquals(42, sum);
  }

  @Test
  void callsOfOtherThreadsAreServedWhilePythonWaits() throws Exception {
    Interpreter python = SharedPython.PYTHON;
    CompletableFuture<String> answer =
        CompletableFuture.supplyAsync(() -> python.eval("'served'").asString(), POOL);
    Function<Object, Object> wait =
        value -> {
          try {
            return answer.get(20, TimeUnit.SECONDS);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        };
    try (PyObject call = python.eval("lambda f: f(1)")) {
      assertEquals("served", call.call(wait).asString());
    }
  }

  /** Runs a source on a thread of its own, and interrupts it when it has counted down. */
  private static CompletableFuture<Void> interruptedOnceStarted(Interpreter python, String source)
      throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    python.globals().setItem("started", started);
    CompletableFuture<Void> call = CompletableFuture.runAsync(() -> python.exec(source), POOL);
    started.await();
    Thread.sleep(100);
    python.interrupt();
    return call;
  }

  @Test
  void anInterruptReachesJavaThatWaits() throws Exception {
    Interpreter python = JavaBridge.interpreter(JavaAccess.everything());
    CompletableFuture<Void> call =
        interruptedOnceStarted(
            python,
            """
            from java.lang import Thread
            started.countDown()
            Thread.sleep(30_000)
            """);
    ExecutionException e = assertThrows(ExecutionException.class, call::get);
    assertEquals(
        "KeyboardInterrupt", assertInstanceOf(PythonException.class, e.getCause()).pythonType());
    assertEquals(5, python.eval("Thread.sleep(1) or 5").asInt());
    python.exec("del started, Thread");
  }

  /** Calls of other threads have a thread state of their own. */
  @Test
  void anInterruptReachesACallThatComputes() throws Exception {
    Interpreter python = JavaBridge.interpreter(JavaAccess.everything());
    CompletableFuture<Void> call =
        interruptedOnceStarted(
            python,
            """
            from java.util.concurrent import CompletableFuture
            seen = []
            def compute():
                started.countDown()
                try:
                    while True:
                        pass
                except KeyboardInterrupt:
                    seen.append('interrupted')
            try:
                CompletableFuture.runAsync(compute).get()
            except BaseException:
                pass  # the call that waits may hear of it too
            """);
    call.get();
    assertEquals("['interrupted']", python.eval("str(seen)").asString());
    python.exec("del started, seen, compute, CompletableFuture");
  }

  @Test
  void closingEndsTasksThatWaitForJava() {
    CompletableFuture<Object> never = new CompletableFuture<>();
    CompletableFuture<PyObject> task;
    try (Interpreter python = Interpreter.create()) {
      python.globals().setItem("never", never);
      task = python.evalAsync("await never");
      python.exec("import asyncio; asyncio.run(asyncio.sleep(0.01))");
    }
    ExecutionException e =
        assertThrows(ExecutionException.class, () -> task.get(10, TimeUnit.SECONDS));
    assertInstanceOf(InterpreterDeadException.class, e.getCause());
    assertTrue(never.isCancelled());
  }

  @Test
  void aPoolThatOutlivesTheInterpreterGetsAnException() throws Exception {
    Supplier<?> late;
    try (Interpreter python = Interpreter.create()) {
      late = python.eval("lambda: 1").as(Supplier.class);
    }
    ExecutionException e =
        assertThrows(ExecutionException.class, () -> POOL.submit(() -> late.get()).get());
    assertInstanceOf(InterpreterDeadException.class, e.getCause());
  }

  @Test
  void cancellingTheFutureOfATaskCancelsWhatItWaitsFor() throws Exception {
    Interpreter python = JavaBridge.interpreter(JavaAccess.everything());
    CompletableFuture<Object> inner = new CompletableFuture<>();
    python.globals().setItem("inner", inner);
    CompletableFuture<PyObject> task =
        python.evalAsync("seen = []\ntry:\n    await inner\nfinally:\n    seen.append(1)");
    python.exec("import asyncio; asyncio.run(asyncio.sleep(0.01))");
    task.cancel(true);
    assertThrows(CancellationException.class, () -> inner.get(10, TimeUnit.SECONDS));
    python.exec("import asyncio; asyncio.run(asyncio.sleep(0.01))");
    assertEquals("[1]", python.eval("str(seen)").asString());
    python.exec("del inner, seen");
  }

  @Test
  void anInterpreterThatDiesInACallbackEndsTheCallThatWaits() {
    try (Interpreter python =
        Interpreter.create(InterpreterOptions.defaults().withJavaAccess(JavaAccess.everything()))) {
      InterpreterDeadException e =
          assertThrows(
              InterpreterDeadException.class,
              () ->
                  python.exec(
                      """
                      import os
                      from java.util.concurrent import CompletableFuture
                      try:
                          CompletableFuture.supplyAsync(lambda: os._exit(3)).join()
                      finally:
                          print("not reached")
                      """));
      assertTrue(String.valueOf(e.getMessage()).contains("exit code 3"), e::getMessage);
    }
  }
}
