package org.jyodide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InterruptTest {
  private static PipedOutputStream typed;
  private static Interpreter python;

  @BeforeAll
  static void start() throws Exception {
    typed = new PipedOutputStream();
    python =
        Interpreter.create(InterpreterOptions.defaults().withStdin(new PipedInputStream(typed)));
    python.exec("import time, sys");
  }

  @AfterAll
  static void close() {
    python.close();
  }

  /** Interrupts the source a moment after it has started, and gives what it raised. */
  private static PythonException interrupted(String source) throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    Thread interrupter =
        new Thread(
            () -> {
              try {
                running.await();
                Thread.sleep(100);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              python.interrupt();
            });
    interrupter.start();
    try {
      return assertThrows(
          PythonException.class,
          () ->
              python.call(
                  () -> {
                    running.countDown();
                    python.exec(source);
                    return 0;
                  }));
    } finally {
      interrupter.join();
    }
  }

  @Test
  void stopsALoop() throws Exception {
    assertEquals("KeyboardInterrupt", interrupted("while True: pass").pythonType());
    assertEquals("KeyboardInterrupt", interrupted("n = 0\nwhile True:\n  n += 1").pythonType());
    assertEquals(2, python.eval("1 + 1").asInt());
  }

  /** Tasks run in a thread state of their own. */
  @Test
  void stopsALoopInATask() throws Exception {
    python.exec(
        """
        import asyncio
        async def compute():
            while True:
                pass
        async def compute_later():
            await asyncio.sleep(0.01)
            await compute()
        """);
    for (String source :
        List.of(
            "asyncio.run(compute())",
            "asyncio.run(compute_later())",
            "asyncio.get_event_loop().run_until_complete(compute())")) {
      assertEquals("KeyboardInterrupt", interrupted(source).pythonType(), source);
    }
    assertEquals(2, python.eval("1 + 1").asInt());
  }

  @Test
  void endsASleep() throws Exception {
    long start = System.nanoTime();
    assertEquals("KeyboardInterrupt", interrupted("time.sleep(60)").pythonType());
    assertTrue(System.nanoTime() - start < Duration.ofSeconds(20).toNanos());
  }

  @Test
  void endsAWaitForInputAndLosesNone() throws Exception {
    assertEquals("KeyboardInterrupt", interrupted("input()").pythonType());
    typed.write("after\n".getBytes(StandardCharsets.UTF_8));
    typed.flush();
    assertEquals("after", python.eval("input()").asString());
  }

  @Test
  void canBeHandledInPython() {
    python.exec(
        """
        def wait():
            try:
                while True:
                    time.sleep(0.01)
            except KeyboardInterrupt:
                return 'handled'
        """);
    new Thread(
            () -> {
              try {
                Thread.sleep(200);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              python.interrupt();
            })
        .start();
    assertEquals("handled", python.eval("wait()").asString());
  }

  /** Runs a source again and again that does not end, and interrupts it at any point of it. */
  private static void interruptAnywhere(Interpreter python, String source, int times, int millis)
      throws Exception {
    for (int i = 0; i < times; i++) {
      Thread interrupter =
          new Thread(
              () -> {
                LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(millis * 1_000_000));
                python.interrupt();
              });
      interrupter.start();
      PythonException e = assertThrows(PythonException.class, () -> python.exec(source));
      interrupter.join();
      assertEquals("KeyboardInterrupt", e.pythonType(), e::getMessage);
    }
  }

  /** Pyodide's C code goes on after an error when it finds out what an object can do. */
  @Test
  void isNotLostWhileAnObjectIsConverted() throws Exception {
    python.exec("from pyodide.ffi import create_proxy");
    interruptAnywhere(
        python,
        """
        while True:
            class New:
                pass
            create_proxy(New()).destroy()
        """,
        300,
        4);
  }

  /** A task that is made, or waited for, ends with the wait. */
  @Test
  void isNotLostWhileATaskStartsOrEnds() throws Exception {
    python.exec(
        """
        import asyncio
        async def briefly():
            await asyncio.sleep(0)
        """);
    interruptAnywhere(
        python,
        """
        loop = asyncio.get_event_loop()
        while True:
            coroutine = briefly()
            try:
                loop.run_until_complete(coroutine)
            finally:
                assert not coroutine.cr_suspended
                coroutine.close()
        """,
        300,
        4);
  }

  /** They are started when they are first imported, and never again. */
  @Test
  void leavesNoModulesOfPyodideHalfStarted() throws Exception {
    try (Interpreter base = Interpreter.create()) {
      Snapshot snapshot = base.snapshot();
      for (String name : new String[] {"pyodide.ffi", "js", "jyodide"}) {
        for (int i = 0; i < 5; i++) {
          try (Interpreter fork = snapshot.fork()) {
            interruptAnywhere(fork, "while True:\n    import " + name, 1, 60);
            fork.exec(
                """
                import asyncio, jyodide
                from js import Object
                from pyodide.ffi import to_js
                async def answer():
                    await asyncio.sleep(0)
                    return to_js([42])[0]
                assert asyncio.run(answer()) == 42
                """);
          }
        }
      }
    }
  }

  @Test
  void reachesTheNextCodeIfNoneRuns() {
    python.interrupt();
    PythonException e =
        assertThrows(PythonException.class, () -> python.exec("for _ in range(10**9): pass"));
    assertEquals("KeyboardInterrupt", e.pythonType());
  }
}
