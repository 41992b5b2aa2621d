package org.jyodide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.jyodide.SharedPython.PYTHON;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
class InterpreterTest {
  @Test
  void evaluatesAnExpression() {
    assertEquals(42, PYTHON.eval("6 * 7").asInt());
    assertEquals(3, PYTHON.eval("  \n 1 +\\\n 2 \n").asInt());
  }

  @Test
  void evalRefusesStatements() {
    PythonException e = assertThrows(PythonException.class, () -> PYTHON.eval("x = 1"));
    assertEquals("SyntaxError", e.pythonType());
    assertTrue(e.traceback().contains("<eval>"), e.traceback());
  }

  @Test
  void execDefinesGlobals() {
    PYTHON.exec(
        """
        def greet(name):
            return f"hello {name}"
        """);
    assertEquals("hello JVM", PYTHON.globals().item("greet").call("JVM").asString());
    assertEquals("__main__", PYTHON.globals().item("__name__").asString());
  }

  @Test
  void globalsAreTheVariablesOfMain() {
    PYTHON.globals().setItem("from_java", List.of(1, 2));
    assertEquals(2, PYTHON.eval("len(from_java)").asInt());
    PYTHON.globals().deleteItem("from_java");
    assertFalse(PYTHON.globals().contains("from_java"));
  }

  @Test
  void importsModules() {
    assertEquals(3.0, PYTHON.importModule("math").attr("sqrt").call(9).asDouble());
    assertEquals("posixpath", PYTHON.importModule("os.path").attr("__name__").asString());
    PythonException e =
        assertThrows(PythonException.class, () -> PYTHON.importModule("no_such_module"));
    assertEquals("ModuleNotFoundError", e.pythonType());
  }

  @Test
  void tracebacksShowTheGivenFileAndItsLines() {
    PYTHON.exec("def divide(a, b):\n    return a / b\n", "library.py");
    PythonException e =
        assertThrows(
            PythonException.class, () -> PYTHON.exec("x = 1\ndivide(x, 0)\n", "script.py"));
    assertEquals(
        """
        Traceback (most recent call last):
          File "script.py", line 2, in <module>
            divide(x, 0)
            ~~~~~~^^^^^^
          File "library.py", line 2, in divide
            return a / b
                   ~~^~~
        ZeroDivisionError: division by zero
        """,
        e.traceback());
  }

  @Test
  void nulInSourceIsASyntaxError() {
    PythonException e = assertThrows(PythonException.class, () -> PYTHON.exec("x = 1\0\ny = 2"));
    assertEquals("SyntaxError", e.pythonType());
  }

  @Test
  void callRunsABlockOnTheThreadOfPython() throws Exception {
    Thread[] seen = new Thread[2];
    long sum =
        PYTHON.call(
            () -> {
              seen[0] = Thread.currentThread();
              seen[1] = PYTHON.call(Thread::currentThread);
              long total = 0;
              for (PyObject n : PYTHON.eval("range(1000)")) {
                total += n.asLong();
              }
              return total;
            });
    assertEquals(499500, sum);
    assertSame(seen[0], seen[1]);
    assertFalse(seen[0] == Thread.currentThread());
    assertTrue(seen[0].isDaemon());
  }

  @Test
  void exceptionsOfABlockComeOutAsTheyAre() {
    IOException thrown = new IOException("mine");
    IOException e =
        assertThrows(
            IOException.class,
            () ->
                PYTHON.call(
                    () -> {
                      throw thrown;
                    }));
    assertSame(thrown, e);
    assertTrue(
        java.util.Arrays.stream(e.getStackTrace())
            .anyMatch(f -> f.getClassName().equals(InterpreterTest.class.getName())));
  }

  @Test
  void stackTracesShowTheCaller() {
    PythonException e = assertThrows(PythonException.class, () -> PYTHON.eval("1 / 0"));
    List<String> methods =
        java.util.Arrays.stream(e.getStackTrace())
            .map(StackTraceElement::getMethodName)
            .collect(Collectors.toList());
    assertTrue(methods.contains("stackTracesShowTheCaller"), methods.toString());
  }

  @Test
  void manyThreadsTakeTurns() throws Exception {
    PYTHON.exec(
        "counter = 0\ndef count():\n    global counter\n    counter += 1\n    return counter");
    var pool = Executors.newFixedThreadPool(8);
    try {
      List<Future<Integer>> futures = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        futures.add(pool.submit(() -> PYTHON.eval("count()").asInt()));
      }
      List<Integer> values = new ArrayList<>();
      for (Future<Integer> future : futures) {
        values.add(future.get());
      }
      assertEquals(
          IntStream.rangeClosed(1, 200).boxed().collect(Collectors.toList()),
          values.stream().sorted().collect(Collectors.toList()));
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void anInterruptedCallerGetsItsResultAndKeepsTheFlag() {
    Thread.currentThread().interrupt();
    assertEquals(5, PYTHON.eval("2 + 3").asInt());
    assertTrue(Thread.interrupted());
  }

  @Test
  void virtualThreadsMayCall() throws Exception {
    Method start;
    try {
      start = Thread.class.getMethod("startVirtualThread", Runnable.class);
    } catch (NoSuchMethodException e) {
      Assumptions.abort("virtual threads need JDK 21");
      return;
    }
    List<Thread> threads = new ArrayList<>();
    AtomicInteger sum = new AtomicInteger();
    for (int i = 0; i < 50; i++) {
      Runnable work = () -> sum.addAndGet(PYTHON.eval("7 * 6").asInt());
      threads.add((Thread) start.invoke(null, work));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(50 * 42, sum.get());
  }

  @Test
  void tasksRunWhileNobodyCalls() throws Exception {
    PYTHON.exec(
        """
        import asyncio
        async def work():
            await asyncio.sleep(0.01)
            global finished
            finished = True
        finished = False
        task = asyncio.get_event_loop().create_task(work())
        """);
    long deadline = System.nanoTime() + 60_000_000_000L;
    while (!PYTHON.eval("finished").asBoolean() && System.nanoTime() < deadline) {
      Thread.sleep(10);
    }
    assertTrue(PYTHON.eval("finished").asBoolean());
  }

  @Test
  void pyodidesOwnModulesWork() {
    PYTHON.exec("import pyodide, _pyodide_core, js, pyodide_js");
    assertEquals("314.0.7", PYTHON.eval("pyodide.__version__").asString());
    assertEquals(
        7, PYTHON.eval("__import__('pyodide.code').code.eval_code('x = 3\\nx + 4')").asInt());
  }

  @Test
  void versionIsThatOfThePythonThatRuns() {
    try (PythonRuntime runtime = PythonRuntime.load()) {
      assertEquals("3.14.2", runtime.pythonVersion());
      assertEquals(
          PYTHON.importModule("platform").attr("python_version").call().asString(),
          runtime.pythonVersion());
    }
  }
}
