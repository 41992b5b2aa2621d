package org.jyodide;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LifecycleTest {
  @Test
  void aClosedInterpreterSaysSo() {
    Interpreter python = Interpreter.create();
    PyObject object = python.eval("'text'");
    PythonException raised =
        assertThrows(PythonException.class, () -> python.exec("raise ValueError('v')"));
    assertFalse(python.isClosed());
    python.close();
    python.close();
    assertTrue(python.isClosed());
    for (Runnable use :
        List.<Runnable>of(
            () -> python.eval("1"),
            () -> python.exec("pass"),
            python::globals,
            () -> python.importModule("sys"),
            () -> python.toPython(1),
            () -> python.call(() -> 1),
            python::interrupt,
            object::asString,
            raised.value()::repr)) {
      InterpreterDeadException e = assertThrows(InterpreterDeadException.class, use::run);
      assertEquals("this interpreter was closed; make a new one", e.getMessage());
    }
    assertEquals("<PyObject of a closed interpreter>", object.toString());
    object.close();
    assertEquals("ValueError: v", raised.getMessage());
    assertTrue(raised.traceback().contains("raise ValueError('v')"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"js", "pyodide_js", "pyodide.ffi", "_pyodide_core", "asyncio"})
  void theFirstImportIsAModuleOfPyodide(String module) {
    try (Interpreter python = Interpreter.create()) {
      python.exec("import " + module);
      assertTrue(python.eval("'" + module + "' in __import__('sys').modules").asBoolean());
    }
  }

  @Test
  void pythonEndsInGoodOrder() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Interpreter python = Interpreter.create(InterpreterOptions.defaults().withStdout(out))) {
      python.exec(
          """
          import atexit, builtins, json, os, threading, time, weakref

          class Mourned:
              def __init__(self, name):
                  self.name = name
              def __del__(self, write=os.write):
                  write(1, f"{self.name} is deleted\\n".encode())

          builtins.kept = Mourned("of builtins")
          json.kept = Mourned("of a module")
          of_main = Mourned("of main")
          cycle = Mourned("of a cycle")
          cycle.itself = cycle
          atexit.register(lambda: print("second"))
          atexit.register(lambda: print("first"))
          weakref.finalize(of_main, print, "finalized")
          print("held back", end="")
          """);
    }
    assertEquals(
        List.of("held backfinalized", "first", "second"),
        out.toString(UTF_8).lines().limit(3).toList());
    assertEquals(
        Set.of(
            "of builtins is deleted",
            "of a module is deleted",
            "of main is deleted",
            "of a cycle is deleted"),
        out.toString(UTF_8).lines().skip(3).collect(Collectors.toSet()));
  }

  @Test
  void closingFromInsideTakesEffectWhenPythonHasReturned() {
    Interpreter python = Interpreter.create();
    String result =
        python.call(
            () -> {
              python.close();
              return python.eval("'still here'").asString();
            });
    assertEquals("still here", result);
    python.close();
    assertThrows(InterpreterDeadException.class, () -> python.eval("1"));
  }

  @Test
  void osExitEndsTheInterpreterAndNotTheJvm() {
    try (Interpreter python = Interpreter.create()) {
      InterpreterDeadException e =
          assertThrows(InterpreterDeadException.class, () -> python.exec("import os; os._exit(7)"));
      assertEquals("Python ended itself with exit code 7; make a new interpreter", e.getMessage());
      InterpreterDeadException later =
          assertThrows(InterpreterDeadException.class, () -> python.eval("1"));
      assertEquals(e.getMessage(), later.getMessage());
      assertTrue(later.getCause() == e.getCause());
    }
  }

  @Test
  void abortEndsTheInterpreterAndNotTheJvm() {
    try (Interpreter python = Interpreter.create()) {
      assertThrows(InterpreterDeadException.class, () -> python.exec("import os; os.abort()"));
      assertTrue(python.isClosed());
    }
  }

  @Test
  @SuppressWarnings("try") // closing the runtime is what is tested
  void interpretersShareNothing() throws Exception {
    int count = 3;
    var pool = Executors.newFixedThreadPool(count);
    try (PythonRuntime runtime = PythonRuntime.load()) {
      List<Future<Interpreter>> starting = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        starting.add(pool.submit((Callable<Interpreter>) runtime::newInterpreter));
      }
      List<Interpreter> all = new ArrayList<>();
      for (Future<Interpreter> future : starting) {
        all.add(future.get());
      }
      List<Future<Long>> running = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        Interpreter python = all.get(i);
        String source =
            "import os, sys\nmine = "
                + i
                + "\nos.environ['X'] = str(mine)\nopen('/tmp/f', 'w').write(str(mine))";
        running.add(
            pool.submit(
                () -> {
                  python.exec(source);
                  return python
                      .eval(
                          "sum(mine for _ in range(1000)) + int(open('/tmp/f').read()) +"
                              + " int(os.environ['X'])")
                      .asLong();
                }));
      }
      for (int i = 0; i < count; i++) {
        assertEquals(1002L * i, running.get(i).get());
      }
      PyObject foreign = all.get(0).eval("[]");
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> all.get(1).toPython(foreign));
      assertTrue(String.valueOf(e.getMessage()).contains("one interpreter"), e.getMessage());
      runtime.close();
      all.forEach(python -> assertTrue(python.isClosed()));
      assertThrows(IllegalStateException.class, runtime::newInterpreter);
    } finally {
      pool.shutdown();
    }
  }
}
