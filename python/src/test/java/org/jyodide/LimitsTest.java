package org.jyodide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.jyodide.SharedPython.PYTHON;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
class LimitsTest {
  @Test
  void aMemoryLimitIsAMemoryError() {
    InterpreterOptions options =
        InterpreterOptions.defaults().withLimits(Limits.none().withMemoryBytes(64L << 20));
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
  void tooSmallALimitIsRefused() {
    InterpreterOptions options =
        InterpreterOptions.defaults().withLimits(Limits.none().withMemoryBytes(8L << 20));
    LimitExceededException e =
        assertThrows(LimitExceededException.class, () -> Interpreter.create(options));
    assertTrue(String.valueOf(e.getMessage()).contains("8388608"), e.getMessage());
  }

  @Test
  void endlessRecursionInPython() {
    PYTHON.exec("def endless(): return endless()");
    PythonException e = assertThrows(PythonException.class, () -> PYTHON.exec("endless()"));
    assertEquals("RecursionError", e.pythonType());
    assertTrue(e.pythonMessage().contains("maximum recursion depth"), e.pythonMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import json; json.loads('[' * 100_000)",
        "x = []\nfor _ in range(100_000): x = [x]\nrepr(x)",
        "x = []\nfor _ in range(100_000): x = [x]\nimport json; json.dumps(x)",
        "x = []\nfor _ in range(100_000): x = [x]\nimport pickle; pickle.dumps(x)",
        "x = []\nfor _ in range(100_000): x = [x]\nx == [x]\nimport copy; copy.deepcopy(x)",
        "x = ()\nfor _ in range(100_000): x = (x,)\nhash(x)",
        "class A:\n  def __getattr__(self, n): return getattr(self, n)\nA().x",
        "class B:\n  def __repr__(self): return repr(self)\nrepr(B())",
        "class C:\n  def __eq__(self, o): return o == self\n  __hash__ = None\nC() == C()",
        "import sys\nsys.setrecursionlimit(10**8)\ndef endless(): return endless()\n"
            + "try: endless()\nfinally: sys.setrecursionlimit(1000)",
        "import sys\nsys.setrecursionlimit(10**8)\ndef key(n): return sorted([n], key=key)\n"
            + "try: key(1)\nfinally: sys.setrecursionlimit(1000)",
        "eval('-' * 200_000 + '1')",
        "import functools\nf = len\nfor _ in range(200_000): f = functools.partial(f)\nf([])"
      })
  void endlessRecursionInC(String source) {
    // Some of these need no recursion in this version of Python; then nothing is raised.
    try {
      PYTHON.exec(source);
    } catch (PythonException e) {
      assertTrue(
          e.pythonType().equals("RecursionError") || e.pythonType().equals("MemoryError"),
          e.traceback().substring(0, Math.min(2000, e.traceback().length())));
    }
    PYTHON.exec("x = None");
    assertEquals(42, PYTHON.eval("6 * 7").asInt());
  }
}
