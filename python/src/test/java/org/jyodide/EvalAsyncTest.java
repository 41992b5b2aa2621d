package org.jyodide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.jyodide.SharedPython.PYTHON;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Timeout(120)
@ExtendWith(LeakCheck.class)
class EvalAsyncTest {
  @AfterEach
  void noTaskIsLeft() {
    PYTHON.exec(
        """
        import asyncio
        for _ in range(100):
            if not asyncio.all_tasks(asyncio.get_event_loop()):
                break
            asyncio.run(asyncio.sleep(0.01))
        """);
    assertEquals(
        0, PYTHON.eval("len(asyncio.all_tasks(asyncio.get_event_loop()))").asInt(), "tasks left");
  }

  private static Throwable causeOf(CompletableFuture<?> future) {
    Throwable cause = assertThrows(CompletionException.class, future::join).getCause();
    assertNotNull(cause);
    return cause;
  }

  /** Waits until an expression is true, without keeping the interpreter from its tasks. */
  private static void until(String expression) throws InterruptedException {
    while (!PYTHON.eval(expression).asBoolean()) {
      Thread.sleep(5);
    }
  }

  @Test
  void topLevelAwaitAndTheValueOfTheLastExpression() {
    assertEquals(
        42,
        PYTHON
            .evalAsync("import asyncio\nx = await asyncio.sleep(0.01, 41)\nx + 1")
            .join()
            .asInt());
    assertTrue(PYTHON.evalAsync("7;").join().isNone());
    assertTrue(PYTHON.evalAsync("y = 7").join().isNone());
    assertTrue(PYTHON.evalAsync("").join().isNone());
    assertEquals(7, PYTHON.eval("y").asInt());
    assertEquals(
        6,
        PYTHON
            .evalAsync(
                """
                async def numbers():
                    for n in range(4):
                        yield n
                sum([n async for n in numbers()])
                """)
            .join()
            .asInt());
  }

  @Test
  void codeWithoutAwaitRunsToo() {
    assertEquals(3, PYTHON.evalAsync("1 + 2").join().asInt());
  }

  @Test
  void indentedSourceIsDedented() {
    assertEquals(3, PYTHON.evalAsync("    a = 1\n    a + 2").join().asInt());
  }

  @Test
  void aNamespaceOfItsOwn() {
    try (PyObject namespace = PYTHON.eval("{'value': 5}")) {
      assertEquals(
          6, PYTHON.evalAsync("other = value + 1\nother", "job.py", namespace).join().asInt());
      assertEquals(6, namespace.item("other").asInt());
    }
    assertFalse(PYTHON.eval("'other' in globals()").asBoolean());
  }

  @Test
  void exceptionsCarryTheTracebackOfTheUsersCode() {
    PythonException raised =
        assertInstanceOf(
            PythonException.class,
            causeOf(PYTHON.evalAsync("def f():\n  raise KeyError('k')\nf()", "job.py")));
    assertEquals("KeyError", raised.pythonType());
    assertEquals(
        """
        Traceback (most recent call last):
          File "job.py", line 3, in <module>
            f()
            ~^^
          File "job.py", line 2, in f
            raise KeyError('k')
        KeyError: 'k'
        """,
        raised.traceback());
  }

  @Test
  void aSyntaxErrorComesThroughTheFuture() {
    PythonException raised =
        assertInstanceOf(PythonException.class, causeOf(PYTHON.evalAsync("a b")));
    assertEquals("SyntaxError", raised.pythonType());
  }

  @Test
  void systemExitComesThroughTheFutureAndIsNotReported() {
    PythonException raised =
        assertInstanceOf(PythonException.class, causeOf(PYTHON.evalAsync("raise SystemExit(3)")));
    assertEquals(3, raised.exitCode().orElseThrow());
  }

  @Test
  void cancellingTheFutureCancelsTheTask() throws Exception {
    CompletableFuture<PyObject> future =
        PYTHON.evalAsync(
            """
            import asyncio
            seen = ''
            try:
                seen = 'started'
                await asyncio.sleep(100)
            except asyncio.CancelledError:
                seen = 'cancelled'
                raise
            """);
    until("'seen' in globals() and seen == 'started'");
    assertTrue(future.cancel(true));
    until("seen == 'cancelled'");
    assertTrue(future.isCancelled());
  }

  @Test
  void aFutureThatIsCancelledBeforeItsTaskStartsStartsNone() {
    List<CompletableFuture<PyObject>> futures = new ArrayList<>();
    PYTHON.exec("begun = False");
    PYTHON.call(
        () -> {
          futures.add(PYTHON.evalAsync("begun = True"));
          return futures.get(0).cancel(false);
        });
    PYTHON.evalAsync("None").join();
    assertFalse(PYTHON.eval("begun").asBoolean());
  }

  @Test
  void aTimeoutInJavaCancelsTheTask() throws Exception {
    CompletableFuture<PyObject> future =
        PYTHON
            .evalAsync(
                """
                import asyncio
                late = ''
                try:
                    await asyncio.sleep(100)
                finally:
                    late = 'ended'
                """)
            .orTimeout(500, TimeUnit.MILLISECONDS);
    assertInstanceOf(TimeoutException.class, causeOf(future));
    until("late == 'ended'");
  }

  @Test
  void aTaskThatCancelsItselfCancelsTheFuture() {
    CompletableFuture<PyObject> future =
        PYTHON.evalAsync(
            "import asyncio; asyncio.current_task().cancel('why'); await asyncio.sleep(1)");
    CancellationException thrown = assertThrows(CancellationException.class, future::join);
    // From JDK 23 on, join() wraps the exception by which the future was completed.
    Throwable cancelled = thrown.getCause() instanceof CancellationException inner ? inner : thrown;
    assertEquals("why", cancelled.getMessage());
    assertInstanceOf(PythonException.class, cancelled.getCause());
    assertTrue(future.isCancelled());
  }

  @Test
  void tasksTakeTurns() {
    PYTHON.exec("order = []");
    CompletableFuture<PyObject> slow =
        PYTHON.evalAsync("import asyncio\nawait asyncio.sleep(0.1)\norder.append('slow')");
    CompletableFuture<PyObject> fast =
        PYTHON.evalAsync("await asyncio.sleep(0.01)\norder.append('fast')");
    CompletableFuture.allOf(slow, fast).join();
    assertEquals("['fast', 'slow']", PYTHON.eval("order").str());
  }

  @Test
  void manyTasksFromManyThreads() {
    List<Long> values =
        IntStream.range(0, 50)
            .parallel()
            .mapToObj(
                number ->
                    PYTHON
                        .evalAsync("import asyncio\nawait asyncio.sleep(0.001)\n" + number)
                        .join())
            .map(PyObject::asLong)
            .toList();
    assertEquals(LongStream.range(0, 50).boxed().toList(), values);
  }

  @Test
  void aCoroutineBecomesAFuture() throws Exception {
    PYTHON.exec("import asyncio");
    assertEquals(
        42,
        PYTHON
            .importModule("asyncio")
            .attr("sleep")
            .call(0.01, 42)
            .toFuture()
            .get(10, TimeUnit.SECONDS)
            .asInt());
  }

  @Test
  void tasksAndFuturesKeepTheirIdentity() {
    PYTHON.exec(
        """
        import asyncio
        async def value():
            return made
        made = object()
        future = asyncio.get_event_loop().create_future()
        """);
    CompletableFuture<PyObject> first = PYTHON.eval("value()").toFuture();
    assertTrue(PYTHON.eval("lambda x: x is made").call(first.join()).asBoolean());
    CompletableFuture<PyObject> second = PYTHON.eval("future").toFuture();
    assertFalse(second.isDone());
    PYTHON.exec("future.set_result('ready')");
    assertEquals("ready", second.join().asString());
    assertEquals("ready", PYTHON.eval("future").toFuture().join().asString());
  }

  @Test
  void cancellingTheFutureOfAPythonFutureCancelsThat() throws Exception {
    PYTHON.exec("import asyncio\nplain = asyncio.get_event_loop().create_future()");
    PYTHON.eval("plain").toFuture().cancel(true);
    until("plain.cancelled()");
  }

  @Test
  void anObjectWithAwaitBecomesAFuture() {
    PYTHON.exec(
        """
        import asyncio
        class Later:
            def __await__(self):
                yield from asyncio.sleep(0.001).__await__()
                return 'later'
        """);
    assertEquals("later", PYTHON.eval("Later()").toFuture().join().asString());
  }

  @Test
  void whatIsNotAwaitableSaysSo() {
    PythonException raised = assertThrows(PythonException.class, () -> PYTHON.eval("5").toFuture());
    assertEquals("TypeError", raised.pythonType());
  }

  @Test
  void exceptionsOfCoroutinesComeThroughTheFuture() {
    PYTHON.exec("async def fails():\n  raise ValueError('no')");
    PythonException raised =
        assertInstanceOf(PythonException.class, causeOf(PYTHON.eval("fails()").toFuture()));
    assertEquals("ValueError", raised.pythonType());
    assertTrue(raised.traceback().contains("line 2, in fails"), raised.traceback());
  }

  @Test
  void theInterpretersOwnThreadMayWait() throws Exception {
    assertEquals(
        5,
        PYTHON
            .call(
                () ->
                    PYTHON
                        .evalAsync("import asyncio\nawait asyncio.sleep(0.01, 5)")
                        .thenApply(PyObject::asInt)
                        .join())
            .intValue());
    assertThrows(
        TimeoutException.class,
        () ->
            PYTHON.call(
                () -> {
                  CompletableFuture<PyObject> never = PYTHON.evalAsync("await asyncio.sleep(100)");
                  try {
                    return never.get(20, TimeUnit.MILLISECONDS);
                  } finally {
                    never.cancel(true);
                  }
                }));
  }

  @Test
  void anotherThreadMayEndTheWaitOfTheInterpretersThread() {
    CompletableFuture<PyObject> never =
        PYTHON.evalAsync("import asyncio\nawait asyncio.sleep(100)");
    CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS).execute(() -> never.cancel(true));
    assertThrows(CancellationException.class, () -> PYTHON.call(never::join));
  }

  @Test
  void dependentsRunOnTheInterpretersThreadOutsideOfTheTask() {
    String result =
        PYTHON
            .evalAsync("import asyncio\nawait asyncio.sleep(0.01)\n'value'")
            .thenApply(
                value ->
                    value.asString()
                        + Thread.currentThread().getName().startsWith("python-")
                        + PYTHON.eval("asyncio.current_task() is None").asBoolean())
            .join();
    assertEquals("valuetruetrue", result);
  }

  @Test
  void chainsOfFuturesGoBackAndForth() {
    CompletableFuture<Integer> chain =
        PYTHON
            .evalAsync("1")
            .thenCompose(one -> PYTHON.evalAsync(one.asInt() + " + 1"))
            .thenCompose(two -> PYTHON.evalAsync(two.asInt() + " + 1"))
            .thenApply(PyObject::asInt);
    assertEquals(3, chain.join());
  }

  @Test
  void aLongCallDoesNotKeepEvalAsyncWaiting() throws Exception {
    CompletableFuture<Void> busy =
        CompletableFuture.runAsync(
            () ->
                PYTHON.exec(
                    "import time\nend = time.monotonic() + 0.5\nwhile time.monotonic() < end: pass"));
    Thread.sleep(50);
    long begin = System.nanoTime();
    CompletableFuture<PyObject> future = PYTHON.evalAsync("1");
    assertTrue(System.nanoTime() - begin < 200_000_000L, "evalAsync waited");
    assertEquals(1, future.join().asInt());
    busy.join();
  }

  @Test
  void anInterruptionEndsTheRunningTask() throws Exception {
    CompletableFuture<PyObject> future = PYTHON.evalAsync("running = True\nwhile True: pass");
    Thread.sleep(100);
    PYTHON.interrupt();
    ExecutionException ended =
        assertThrows(ExecutionException.class, () -> future.get(20, TimeUnit.SECONDS));
    assertEquals(
        "KeyboardInterrupt",
        assertInstanceOf(PythonException.class, ended.getCause()).pythonType());
  }
}
