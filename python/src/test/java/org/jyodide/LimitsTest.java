package org.jyodide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.jyodide.SharedPython.PYTHON;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
@ExtendWith(LeakCheck.class)
class LimitsTest {
  @Test
  void aMemoryLimitIsAMemoryError() {
    InterpreterOptions options =
        InterpreterOptions.defaults().withLimits(Limits.none().withMemoryBytes(48L << 20));
    try (Interpreter python = Interpreter.create(options)) {
      for (String greedy :
          new String[] {
            "x = bytearray(100 << 20)",
            "x = 'a' * (1 << 30)",
            "x = []\nwhile True: x.append(bytes(100_000))",
            "x = []\nwhile True: x.append(object())",
            "x = {}\nfor i in range(10**9): x[i] = i"
          }) {
        PythonException e = assertThrows(PythonException.class, () -> python.exec(greedy), greedy);
        assertEquals("MemoryError", e.pythonType(), greedy);
        python.exec("x = None");
        assertEquals(499500, python.eval("sum(range(1000))").asInt());
      }
    }
  }

  @Test
  void aLimitBelowWhatPythonNeedsIsRefused() {
    InterpreterOptions options =
        InterpreterOptions.defaults().withLimits(Limits.none().withMemoryBytes(8L << 20));
    LimitExceededException e =
        assertThrows(LimitExceededException.class, () -> Interpreter.create(options));
    assertEquals(
        "Python starts with a memory of 31457280 bytes, the limit is 8388608", e.getMessage());
  }

  @Test
  void aTightLimitIsEnoughToStart() {
    InterpreterOptions options =
        InterpreterOptions.defaults().withLimits(Limits.none().withMemoryBytes(30L << 20));
    try (Interpreter python = Interpreter.create(options)) {
      assertEquals(42, python.eval("6 * 7").asInt());
    }
  }

  @Test
  void endlessRecursionInPython() {
    PYTHON.exec("def endless(): return endless()");
    PythonException e = assertThrows(PythonException.class, () -> PYTHON.exec("endless()"));
    assertEquals("RecursionError", e.pythonType());
    assertEquals("maximum recursion depth exceeded", e.pythonMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x = []\nfor _ in range(100_000): x = [x]\nimport pickle; pickle.dumps(x)",
        "x = []\nfor _ in range(100_000): x = [x]\nimport copy; copy.deepcopy(x)",
        "x = y = ()\nfor _ in range(1_000_000): x = (x,); y = (y,)\nx == y",
        "class A:\n  def __getattr__(self, n): return getattr(self, n)\nA().x",
        "class B:\n  def __repr__(self): return repr(self)\nrepr(B())",
        "class C:\n  def __eq__(self, o): return o == self\n  __hash__ = None\nC() == C()",
        "def key(n): return sorted([n], key=key)\nkey(1)"
      })
  void endlessRecursionInC(String source) {
    PythonException e = assertThrows(PythonException.class, () -> PYTHON.exec(source));
    assertEquals("RecursionError", e.pythonType());
    PYTHON.exec("x = y = f = None");
    assertEquals(42, PYTHON.eval("6 * 7").asInt());
  }

  @Test
  void sourceThatIsNestedTooDeeply() {
    for (String source : new String[] {"-".repeat(100_000) + "1", "(".repeat(10_000)}) {
      PythonException e = assertThrows(PythonException.class, () -> PYTHON.eval(source));
      assertTrue(
          e.pythonType().equals("MemoryError") || e.pythonType().equals("SyntaxError"),
          e.getMessage());
    }
  }

  @Test
  void deepDataThatFitsTheStack() {
    assertEquals(
        50_000,
        PYTHON.eval("len(repr(__import__('json').loads('[' * 25_000 + ']' * 25_000)))").asInt());
  }

  @Test
  void aStackOverflowOfTheThreadKillsTheInterpreterAndNotTheJvm() {
    InterpreterOptions options = InterpreterOptions.defaults().withStackBytes(16L << 20);
    try (Interpreter python = Interpreter.create(options)) {
      python.exec("import json");
      InterpreterDeadException e =
          assertThrows(
              InterpreterDeadException.class, () -> python.exec("json.loads('[' * 1_000_000)"));
      assertEquals(
          "Python's C code recursed deeper than its thread's stack allows"
              + " (InterpreterOptions.withStackBytes); make a new interpreter",
          e.getMessage());
      InterpreterDeadException later =
          assertThrows(InterpreterDeadException.class, () -> python.eval("1"));
      assertEquals(e.getMessage(), later.getMessage());
      assertSame(e.getCause(), later.getCause());
      assertTrue(python.isClosed());
    }
    assertEquals(42, PYTHON.eval("6 * 7").asInt());
  }
}
