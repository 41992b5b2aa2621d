package org.jyodide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The check for leaks finds them. */
class LeakCheckTest {
  private static Interpreter python;
  private static final List<Object> HELD = new ArrayList<>();

  private final LeakCheck check = new LeakCheck(6);

  @BeforeAll
  static void start() {
    python =
        LeakCheck.watch(
            InterpreterOptions.defaults().withJavaAccess(JavaAccess.packages("java.util")));
  }

  @AfterAll
  static void stop() {
    LeakCheck.unwatch(python);
    python.close();
  }

  @BeforeEach
  void begin() {
    check.begin();
  }

  @AfterEach
  void letGo() {
    HELD.clear();
    python.exec("sys.kept = None");
  }

  private void assertFound(String what, String where) {
    String left = check.left();
    assertTrue(left.contains(what), () -> "found: " + left);
    assertTrue(left.contains("LeakCheckTest." + where), () -> "found: " + left);
  }

  private static void hold(Object value) {
    HELD.add(value);
  }

  @Test
  void nothingIsNothing() {
    python.eval("[1]").close();
    try (PyBuffer buffer = python.eval("bytearray(3)").buffer()) {
      assertEquals(3, buffer.byteSize());
    }
    // Garbage is collected, on either side and through both.
    assertEquals(1, python.eval("[1]").asList(Long.class).size());
    python.eval("lambda x: globals().__setitem__('variable', x)").call(new ArrayList<>());
    python.exec("import js\nvariable2 = js.Object.new()");
    assertEquals("", check.left());
  }

  @Test
  void aPyObject() {
    hold(python.eval("[1]"));
    assertFound("PyObject of list", "aPyObject");
  }

  @Test
  void aPyObjectThatAnotherThreadMade() throws Exception {
    Thread thread = new Thread(() -> hold(python.eval("{}")));
    thread.start();
    thread.join();
    assertFound("PyObject of dict", "lambda$aPyObjectThatAnotherThreadMade");
  }

  @Test
  void aBuffer() {
    hold(python.eval("bytearray(3)").buffer());
    assertFound("PyBuffer of 3 bytes", "aBuffer");
  }

  @Test
  void aView() {
    hold(python.eval("[1]").asList(Long.class));
    assertFound("view of list", "aView");
  }

  @Test
  void anException() {
    try {
      python.exec("1/0");
    } catch (PythonException e) {
      hold(e);
    }
    assertFound("PythonException with ZeroDivisionError", "anException");
  }

  @Test
  void aJavaObjectThatPythonHolds() {
    python.importModule("sys").setAttr("kept", new ArrayList<>());
    assertFound("class java.util.ArrayList", "aJavaObjectThatPythonHolds");
  }

  @Test
  void aProxyOfPyodides() {
    python.exec("from pyodide.ffi import create_proxy\nsys.kept = create_proxy([])");
    assertFound("a PyProxy was made here", "aProxyOfPyodides");
    python.exec("sys.kept.destroy()");
  }

  @Test
  void aHostValueThatPythonHolds() {
    python.exec("import js\nsys.kept = js.Object.new()");
    String left = check.left();
    assertTrue(left.contains("handles of host values"), () -> "found: " + left);
    python.exec("sys.kept = None");
  }

  @Test
  void whatIsClosedIsNoLongerFound() {
    PyObject object = python.eval("[1]");
    hold(object);
    assertFalse(check.left().isEmpty());
    object.close();
    assertEquals("", check.left());
  }
}
