package org.jyodide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.jyodide.SharedPython.PYTHON;
import static org.jyodide.SharedPython.eval;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
class PyObjectTest {
  @Test
  void attributes() {
    PyObject object = eval("type('Thing', (), {'a': 1})()");
    assertEquals(1, object.attr("a").asInt());
    object.setAttr("b", "two");
    assertEquals("two", object.attr("b").asString());
    assertTrue(object.hasAttr("b"));
    assertFalse(object.hasAttr("c"));
    PythonException e = assertThrows(PythonException.class, () -> object.attr("c"));
    assertEquals("AttributeError", e.pythonType());
  }

  @Test
  void hasAttrPassesOtherExceptionsOn() {
    PyObject object = eval("type('T', (), {'__getattr__': lambda self, name: 1 / 0})()");
    assertEquals(
        "ZeroDivisionError",
        assertThrows(PythonException.class, () -> object.hasAttr("x")).pythonType());
  }

  @Test
  void items() {
    PyObject dict = eval("{'a': 1, (1, 2): 'pair', None: 0}");
    assertEquals(1, dict.item("a").asInt());
    assertEquals(0, dict.item(null).asInt());
    assertEquals("pair", dict.item(eval("(1, 2)")).asString());
    dict.setItem("n", 5);
    dict.deleteItem("a");
    assertEquals("{(1, 2): 'pair', None: 0, 'n': 5}", dict.repr());
    assertEquals(
        "KeyError", assertThrows(PythonException.class, () -> dict.item("a")).pythonType());
    assertEquals(30, eval("[10, 20, 30]").item(-1).asInt());
    assertEquals(
        "IndexError", assertThrows(PythonException.class, () -> eval("[1]").item(1)).pythonType());
    assertEquals(
        "TypeError", assertThrows(PythonException.class, () -> eval("5").item(1)).pythonType());
  }

  @Test
  void calls() {
    PyObject function = eval("lambda *args, **kwargs: (args, kwargs)");
    assertEquals("((), {})", function.call().repr());
    assertEquals("((1, 'a', None), {})", function.call(1, "a", null).repr());
    assertEquals("((None,), {})", function.call((Object) null).repr());
    assertEquals("((List([1, 2]),), {})", function.call(List.of(1, 2)).repr());
    assertEquals(
        "((1,), {'key': List([2.0])})",
        function.call(List.of(1), Map.of("key", List.of(2.0))).repr());
    PyObject scale = eval("lambda row, by=2: row['a'] * by");
    assertEquals(42, scale.call(Map.of("a", 21)).asLong());
    assertEquals(63, scale.call(List.of(Map.of("a", 21)), Map.of("by", 3)).asLong());
    assertEquals(
        "TypeError", assertThrows(PythonException.class, () -> eval("5").call()).pythonType());
  }

  @Test
  void iterates() {
    List<String> letters = new ArrayList<>();
    for (PyObject letter : eval("'abc'")) {
      letters.add(letter.asString());
    }
    assertEquals(List.of("a", "b", "c"), letters);
    Iterator<PyObject> empty = eval("[]").iterator();
    assertFalse(empty.hasNext());
    assertFalse(empty.hasNext());
    assertThrows(NoSuchElementException.class, empty::next);
  }

  @Test
  void anIteratorPassesExceptionsOn() {
    Iterator<PyObject> numbers = eval("(1 // (2 - n) for n in range(5))").iterator();
    assertEquals(0, numbers.next().asInt());
    assertEquals(1, numbers.next().asInt());
    assertEquals(
        "ZeroDivisionError", assertThrows(PythonException.class, numbers::hasNext).pythonType());
    assertThrows(PythonException.class, () -> eval("5").iterator());
  }

  @Test
  void lengthTruthAndMembership() {
    assertEquals(3, eval("(1, 2, 3)").len());
    assertThrows(PythonException.class, () -> eval("5").len());
    assertTrue(eval("[0]").isTrue());
    assertFalse(eval("''").isTrue());
    assertTrue(eval("'abc'").contains("b"));
    assertFalse(eval("{1, 2}").contains(3));
  }

  @Test
  void texts() {
    assertEquals("'a'", eval("'a'").repr());
    assertEquals("a", eval("'a'").str());
    assertEquals("a", eval("'a'").toString());
    assertEquals("int", eval("1").typeName());
    assertEquals("re.Pattern", eval("__import__('re').compile('x')").typeName());
    assertEquals("NoneType", eval("None").typeName());
    PYTHON.exec("class Local: pass");
    assertEquals("Local", eval("Local()").typeName());
  }

  @Test
  void identity() {
    PyObject list = eval("[]");
    assertTrue(list.is(list));
    assertFalse(list.is(eval("[]")));
    assertTrue(eval("None").isNone());
    assertFalse(eval("0").isNone());
    PyObject same = eval("lambda x: x").call(list);
    assertTrue(same.is(list));
  }

  @Test
  void aClosedReferenceIsRefused() {
    PyObject object = eval("object()");
    object.close();
    object.close();
    IllegalStateException e = assertThrows(IllegalStateException.class, object::repr);
    assertTrue(String.valueOf(e.getMessage()).contains("closed"));
    assertEquals("<closed PyObject>", object.toString());
    PyObject id = eval("lambda x: x");
    assertThrows(IllegalStateException.class, () -> id.call(object));
  }

  @Test
  void closingFreesTheObject() {
    PYTHON.exec(
        """
        freed = []
        class Tracked:
            def __del__(self):
                freed.append(1)
        """);
    PyObject tracked = eval("Tracked()");
    assertEquals(0, eval("len(freed)").asInt());
    tracked.close();
    assertEquals(1, eval("len(freed)").asInt());
  }

  @Test
  void theGarbageCollectorFreesTheObject() throws Exception {
    PYTHON.exec(
        """
        collected = []
        class Forgotten:
            def __del__(self):
                collected.append(1)
        """);
    int made = 50;
    for (int i = 0; i < made; i++) {
      eval("Forgotten()");
    }
    long deadline = System.nanoTime() + 20_000_000_000L;
    while (eval("len(collected)").asInt() < made && System.nanoTime() < deadline) {
      System.gc();
      Thread.sleep(20);
    }
    assertEquals(made, eval("len(collected)").asInt());
  }

  @Test
  void failedCallsLeakNothing() {
    PYTHON.exec("import sys\nprobe = object()\ndef fail(*a, **k): raise ValueError('no')");
    PyObject probe = eval("probe");
    PyObject fail = eval("fail");
    PyObject count = eval("lambda: sys.getrefcount(probe)");
    int before = count.call().asInt();
    for (int i = 0; i < 20; i++) {
      try {
        fail.call(List.of(probe, List.of(probe)), Map.of("k", probe));
      } catch (PythonException e) {
        e.value().close();
      }
      assertThrows(
          AccessDeniedException.class,
          () -> fail.call(probe, new StringBuilder[0], Thread.currentThread()));
    }
    assertEquals(before, count.call().asInt());
  }
}
