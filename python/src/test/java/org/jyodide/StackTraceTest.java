package org.jyodide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.jyodide.SharedPython.PYTHON;
import static org.jyodide.SharedPython.eval;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a stack trace of an exception of Python's shows, and what the exception keeps. */
@ExtendWith(LeakCheck.class)
class StackTraceTest {
  @BeforeAll
  static void define() {
    PYTHON.exec(
        """
        def outer(x):
            return Inner().method(x)

        class Inner:
            def method(self, x):
                return 1 / x

        def reraise(e):
            raise e
        """,
        "/app/job.py");
  }

  private static List<String> frames(Throwable e) {
    return Arrays.stream(e.getStackTrace()).map(StackTraceElement::toString).toList();
  }

  @Test
  void framesOfPythonComeFirst() {
    PythonException e = assertThrows(PythonException.class, () -> eval("outer").call(0));
    List<String> frames = frames(e);
    assertEquals("__main__.Inner.method(/app/job.py:6)", frames.get(0));
    assertEquals("__main__.outer(/app/job.py:2)", frames.get(1));
    assertTrue(frames.get(2).contains("org.jyodide.PyObject.call"), frames.get(2));
    assertTrue(frames.get(3).contains("StackTraceTest"), frames.get(3));
  }

  @Test
  void noFrameIsTheLibrarysOwn() {
    PythonException e = assertThrows(PythonException.class, () -> PYTHON.exec("outer(0)"));
    for (String frame : frames(e)) {
      assertFalse(frame.contains("org.jyodide.internal"), frame);
      assertFalse(frame.contains("InterpreterState"), frame);
    }
    assertEquals("__main__.<module>(<exec>:1)", frames(e).get(2));
  }

  @Test
  void aBlockShowsItsCaller() {
    PythonException e =
        assertThrows(PythonException.class, () -> PYTHON.call(() -> eval("outer").call(0)));
    List<String> frames = frames(e);
    assertEquals("__main__.outer(/app/job.py:2)", frames.get(1));
    assertTrue(
        frames.stream().anyMatch(frame -> frame.contains("Interpreter.call")), frames::toString);
    assertTrue(
        frames.stream().anyMatch(frame -> frame.contains("aBlockShowsItsCaller")),
        frames::toString);
    assertTrue(
        frames.stream().noneMatch(frame -> frame.contains("org.jyodide.internal")),
        frames::toString);
  }

  @Test
  void isTheSameExceptionInPythonAgain() {
    PythonException first = assertThrows(PythonException.class, () -> eval("outer").call(0));
    PythonException second =
        assertThrows(PythonException.class, () -> eval("reraise").call(first.value()));
    assertTrue(second.value().is(first.value()));
    assertEquals("ZeroDivisionError", second.pythonType());
  }

  @Test
  void causesNotesAndGroupsAreInTheTraceback() {
    PythonException e =
        assertThrows(
            PythonException.class,
            () ->
                PYTHON.exec(
                    """
                    try:
                        {}['k']
                    except KeyError as cause:
                        error = ValueError('bad')
                        error.add_note('look here')
                        raise error from cause
                    """));
    assertTrue(e.traceback().contains("KeyError: 'k'"), e.traceback());
    assertTrue(e.traceback().contains("direct cause of the following"), e.traceback());
    assertTrue(e.traceback().endsWith("ValueError: bad\nlook here\n"), e.traceback());
    PythonException group =
        assertThrows(
            PythonException.class,
            () -> PYTHON.exec("raise ExceptionGroup('two', [ValueError(1), TypeError(2)])"));
    assertEquals("ExceptionGroup", group.pythonType());
    assertTrue(group.traceback().contains("| ValueError: 1"), group.traceback());
    assertTrue(group.traceback().contains("| TypeError: 2"), group.traceback());
    assertEquals(2, group.value().attr("exceptions").len());
  }

  @Test
  void syntaxErrors() {
    PythonException e = assertThrows(PythonException.class, () -> PYTHON.exec("x = = 1"));
    assertEquals("SyntaxError", e.pythonType());
    assertEquals(1, e.value().attr("lineno").asInt());
    assertTrue(
        frames(e).stream().anyMatch(frame -> frame.contains("syntaxErrors")), frames(e)::toString);
  }

  @Test
  void deepRecursionHasABoundedTrace() {
    PYTHON.exec("def forever(n): return forever(n + 1)");
    PythonException e = assertThrows(PythonException.class, () -> eval("forever").call(0));
    assertEquals("RecursionError", e.pythonType());
    assertEquals("__main__.forever(<exec>:1)", frames(e).get(0));
  }

  @Test
  void exceptionsOfBlocksComeOutAsTheyAre() {
    IllegalStateException thrown = new IllegalStateException("mine");
    IllegalStateException e =
        assertThrows(
            IllegalStateException.class,
            () ->
                PYTHON.call(
                    () -> {
                      throw thrown;
                    }));
    assertTrue(e == thrown);
  }

  /** Calls {@code down(n)}, which calls this again until {@code n} is 0. */
  private static Object deeper(int n) {
    if (n < 0) {
      throw new IllegalStateException("deep");
    }
    try (PyObject down = eval("down")) {
      return down.call(n);
    }
  }

  private static void defineDown() {
    try (PyObject globals = PYTHON.globals()) {
      IntFunction<Object> deeper = StackTraceTest::deeper;
      globals.setItem("deeper", deeper);
    }
    PYTHON.exec(
        """
        def down(n, failing=()):
            if n == 0 and not failing:
                return 1 / n
            return deeper(n - 1)
        """,
        "/app/down.py");
  }

  private static List<String> ofUser(Throwable e) {
    return frames(e).stream()
        .filter(frame -> frame.contains("/app/down.py") || frame.contains(".deeper("))
        .map(frame -> frame.contains("down.py") ? "down" : "deeper")
        .toList();
  }

  @Test
  void anExceptionThatPassesSeveralCallsHasEachFrameOnce() {
    defineDown();
    PythonException e = assertThrows(PythonException.class, () -> eval("down").call(2));
    assertEquals(List.of("down", "deeper", "down", "deeper", "down"), ofUser(e));
    String traceback = e.traceback();
    assertEquals(3, traceback.split("in down\\n", -1).length - 1, traceback);
    assertEquals(2, traceback.split("StackTraceTest.deeper\\n", -1).length - 1, traceback);
    PYTHON.exec("down.__defaults__ = (True,)");
    IllegalStateException java =
        assertThrows(IllegalStateException.class, () -> eval("down").call(2));
    assertEquals(List.of("deeper", "down", "deeper", "down", "deeper", "down"), ofUser(java));
  }

  @Test
  void unboundedRecursionThroughBothLanguagesFailsSoon() {
    defineDown();
    PYTHON.exec("down.__defaults__ = (True,)");
    try (PyObject globals = PYTHON.globals()) {
      IntFunction<Object> deeper = n -> eval("down").call(1);
      globals.setItem("deeper", deeper);
    }
    PythonException e =
        assertTimeout(
            Duration.ofSeconds(30),
            () -> assertThrows(PythonException.class, () -> eval("down").call(1)));
    assertEquals("RecursionError", e.pythonType());
  }
}
