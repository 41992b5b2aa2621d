package org.jyodide.scripting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.function.IntBinaryOperator;
import javax.script.Bindings;
import javax.script.Compilable;
import javax.script.CompiledScript;
import javax.script.Invocable;
import javax.script.ScriptContext;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import javax.script.ScriptException;
import javax.script.SimpleBindings;
import javax.script.SimpleScriptContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ScriptEngineTest {
  private static final ScriptEngineManager MANAGER =
      new ScriptEngineManager(ScriptEngineTest.class.getClassLoader());
  private static final ScriptEngine PYTHON = MANAGER.getEngineByName("python");

  @AfterAll
  static void close() throws Exception {
    ((AutoCloseable) PYTHON).close();
  }

  @Test
  void isFoundByNameExtensionAndType() {
    assertNotNull(PYTHON);
    assertEquals("Python", PYTHON.getFactory().getLanguageName());
    assertTrue(PYTHON.getFactory().getExtensions().contains("py"));
    assertEquals("MULTITHREADED", PYTHON.getFactory().getParameter("THREADING"));
    assertNull(PYTHON.getFactory().getParameter("unknown"));
  }

  @Test
  void valuesOfScripts() throws ScriptException {
    assertEquals(42L, PYTHON.eval("6 * 7"));
    assertEquals("ab", PYTHON.eval("x = 'a'\nx + 'b'"));
    assertNull(PYTHON.eval("x = 1"));
    assertNull(PYTHON.eval(""));
    assertEquals(List.of(1L, 2L), PYTHON.eval("[1, 2]"));
    assertEquals(Map.of("a", 1.5), PYTHON.eval("{'a': 1.5}"));
    assertEquals(3L, PYTHON.eval(new StringReader("1 + 2")));
  }

  @Test
  void engineScopeIsLive() throws ScriptException {
    PYTHON.put("given", 5);
    assertEquals(10L, PYTHON.eval("given * 2"));
    PYTHON.eval("made = given + 1");
    assertEquals(6L, PYTHON.get("made"));
    Bindings bindings = PYTHON.getBindings(ScriptContext.ENGINE_SCOPE);
    assertTrue(bindings.containsKey("made"));
    assertFalse(bindings.containsKey("__builtins__"));
    bindings.remove("made");
    assertThrows(ScriptException.class, () -> PYTHON.eval("made"));
    assertNull(PYTHON.get("made"));
    PYTHON.put("nothing", null);
    assertEquals(true, PYTHON.eval("nothing is None"));
  }

  @Test
  void otherBindings() throws ScriptException {
    Bindings own = PYTHON.createBindings();
    own.put("n", 3);
    assertEquals(9L, PYTHON.eval("m = n * n\nm", own));
    assertEquals(9L, own.get("m"));
    assertEquals(2, own.size());
    Bindings simple = new SimpleBindings();
    simple.put("n", 4);
    assertEquals(16L, PYTHON.eval("m = n * n\nm", simple));
    assertEquals(16L, simple.get("m"));
    assertNull(PYTHON.get("m"));
  }

  @Test
  void globalScopeIsSeenBelow() throws Exception {
    MANAGER.put("shared", "global");
    PYTHON.eval("def read_shared(): return shared");
    assertEquals("global", PYTHON.eval("shared"));
    assertEquals("global", ((Invocable) PYTHON).invokeFunction("read_shared"));
    MANAGER.put("shared", "changed");
    assertEquals("changed", ((Invocable) PYTHON).invokeFunction("read_shared"));
    PYTHON.put("shared", "own");
    assertEquals("own", PYTHON.eval("shared"));
    PYTHON.getBindings(ScriptContext.ENGINE_SCOPE).remove("shared");
    MANAGER.getBindings().remove("shared");
    assertThrows(ScriptException.class, () -> PYTHON.eval("shared"));
  }

  @Test
  void functionsMethodsAndInterfaces() throws Exception {
    Invocable invocable = (Invocable) PYTHON;
    PYTHON.eval(
        """
        def add(a, b): return a + b
        def applyAsInt(a, b): return a * b
        class Counter:
            n = 0
            def up(self, by):
                self.n += by
                return self.n
        counter = Counter()
        """);
    assertEquals(3L, invocable.invokeFunction("add", 1, 2));
    assertThrows(NoSuchMethodException.class, () -> invocable.invokeFunction("missing"));
    Object counter = PYTHON.get("counter");
    assertEquals(5L, invocable.invokeMethod(counter, "up", 5));
    assertEquals(7L, invocable.invokeMethod(counter, "up", 2));
    assertThrows(NoSuchMethodException.class, () -> invocable.invokeMethod(counter, "down"));
    assertEquals(12, invocable.getInterface(IntBinaryOperator.class).applyAsInt(3, 4));
    assertNull(invocable.getInterface(Comparable.class));
    assertThrows(IllegalArgumentException.class, () -> invocable.getInterface(String.class));
    ScriptException e =
        assertThrows(ScriptException.class, () -> invocable.invokeFunction("add", 1, "x"));
    assertTrue(String.valueOf(e.getMessage()).contains("TypeError"), e.getMessage());
  }

  @Test
  void compiledScripts() throws ScriptException {
    CompiledScript script = ((Compilable) PYTHON).compile("base + 1");
    PYTHON.put("base", 1);
    assertEquals(2L, script.eval());
    Bindings other = PYTHON.createBindings();
    other.put("base", 10);
    assertEquals(11L, script.eval(other));
    assertEquals(PYTHON, script.getEngine());
  }

  @Test
  void errorsSayWhere() throws ScriptException {
    ScriptContext context = new SimpleScriptContext();
    context.setBindings(PYTHON.createBindings(), ScriptContext.ENGINE_SCOPE);
    context.setAttribute(ScriptEngine.FILENAME, "job.py", ScriptContext.ENGINE_SCOPE);
    ScriptException e =
        assertThrows(ScriptException.class, () -> PYTHON.eval("x = 1\ny = x / 0", context));
    assertEquals("job.py", e.getFileName());
    assertEquals(2, e.getLineNumber());
    assertTrue(String.valueOf(e.getMessage()).contains("ZeroDivisionError"), e.getMessage());
    assertInstanceOf(org.jyodide.PythonException.class, e.getCause());
    ScriptException syntax =
        assertThrows(ScriptException.class, () -> PYTHON.eval("ok = 1\nx = = 2", context));
    assertEquals(2, syntax.getLineNumber());
    assertEquals(5, syntax.getColumnNumber());
    assertEquals("job.py", syntax.getFileName());
  }

  @Test
  void readersAndWritersOfTheContext() throws ScriptException {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    ScriptContext context = new SimpleScriptContext();
    context.setBindings(PYTHON.createBindings(), ScriptContext.ENGINE_SCOPE);
    context.setWriter(out);
    context.setErrorWriter(err);
    context.setReader(new StringReader("J\u00fcrgen\nrest\n"));
    PYTHON.eval(
        "import sys\nprint('hello', input(), '\u20ac')\nprint('oops', file=sys.stderr)", context);
    assertEquals("hello J\u00fcrgen \u20ac\n", out.toString());
    assertEquals("oops\n", err.toString());
  }

  @Test
  void pythonTextFromTheFactory() throws ScriptException {
    var factory = PYTHON.getFactory();
    assertEquals("a.f(1, 2)", factory.getMethodCallSyntax("a", "f", "1", "2"));
    StringWriter out = new StringWriter();
    ScriptContext context = new SimpleScriptContext();
    context.setBindings(PYTHON.createBindings(), ScriptContext.ENGINE_SCOPE);
    context.setWriter(out);
    PYTHON.eval(factory.getProgram(factory.getOutputStatement("it's \"1\\2\"\n")), context);
    assertEquals("it's \"1\\2\"\n\n", out.toString());
  }
}
