package org.jyodide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Eight threads and one interpreter; one Java object and several interpreters. */
@ExtendWith(LeakCheck.class)
class SharedThreadsTest {
  private static final int THREADS = 8;

  private static <T> List<T> inThreads(Callable<T> task) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> future : pool.invokeAll(Collections.nCopies(THREADS, task))) {
        results.add(future.get(60, TimeUnit.SECONDS));
      }
      return results;
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void callsTakeTurns() throws Exception {
    SharedPython.PYTHON.exec("count = 0\ndef step():\n    global count\n    count += 1");
    PyObject step = SharedPython.eval("step");
    inThreads(
        () -> {
          for (int i = 0; i < 100; i++) {
            step.call().close();
          }
          return true;
        });
    assertEquals(100 * THREADS, SharedPython.eval("count").asInt());
  }

  @Test
  void aBlockIsNotInterrupted() throws Exception {
    PyObject list = SharedPython.eval("[]");
    inThreads(
        () ->
            SharedPython.PYTHON.call(
                () -> {
                  int size = list.len();
                  for (int i = 0; i < 20; i++) {
                    list.callMethod("append", i).close();
                  }
                  assertEquals(size + 20, list.len());
                  return true;
                }));
    assertEquals(20 * THREADS, list.len());
  }

  @Test
  void viewsFunctionsAndExceptions() throws Exception {
    List<Integer> view = SharedPython.eval("list(range(50))").asList(Integer.class);
    IntUnaryOperator twice = SharedPython.eval("lambda n: 2 * n").as(IntUnaryOperator.class);
    PyObject fail = SharedPython.eval("lambda: 1 / 0");
    List<Integer> sums =
        inThreads(
            () -> {
              int sum = 0;
              for (int n : view) {
                sum += twice.applyAsInt(n);
              }
              assertThrows(PythonException.class, fail::call);
              return sum;
            });
    assertEquals(Collections.nCopies(THREADS, 50 * 49), sums);
  }

  @Test
  void callbacksIntoJavaFromEveryThread() throws Exception {
    AtomicInteger counter = new AtomicInteger();
    PyObject call = SharedPython.eval("lambda f, n: [f(i) for i in range(n)][-1]");
    IntUnaryOperator count = n -> counter.incrementAndGet();
    inThreads(() -> call.call(count, 50).asInt());
    assertEquals(50 * THREADS, counter.get());
  }

  @Test
  void oneObjectInSeveralInterpreters() throws Exception {
    List<Object> shared = Collections.synchronizedList(new ArrayList<>());
    List<Interpreter> interpreters =
        List.of(
            SharedPython.PYTHON,
            JavaBridge.interpreter(JavaBridge.PACKAGES),
            JavaBridge.interpreter(JavaAccess.none()));
    AtomicInteger next = new AtomicInteger();
    inThreads(
        () -> {
          Interpreter python = interpreters.get(next.getAndIncrement() % interpreters.size());
          try (PyObject append = python.eval("lambda x: [x.append(i) for i in range(100)]")) {
            append.call(shared).close();
          }
          return true;
        });
    assertEquals(100 * THREADS, shared.size());
    for (Interpreter python : interpreters) {
      assertTrue(
          python
              .eval("lambda x: len(x) == 800 and x[0] == 0 and x.count(99) == 8")
              .call(shared)
              .asBoolean());
    }
  }

  @Test
  void aPythonObjectStaysInItsInterpreter() {
    PyObject own = SharedPython.eval("[]");
    PyObject other = JavaBridge.interpreter(JavaBridge.PACKAGES).eval("len");
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> other.call(own));
    assertTrue(String.valueOf(e.getMessage()).contains("interpreter"));
  }
}
