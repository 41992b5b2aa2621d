package org.jyodide.scripting;

import javax.script.CompiledScript;
import javax.script.ScriptContext;
import javax.script.ScriptEngine;
import javax.script.ScriptException;
import org.jspecify.annotations.Nullable;
import org.jyodide.PyObject;

/** Compiled Python source. */
final class PythonScript extends CompiledScript {
  private final JyodideScriptEngine engine;
  private final PyObject script;
  private final String fileName;

  PythonScript(JyodideScriptEngine engine, PyObject script, String fileName) {
    this.engine = engine;
    this.script = script;
    this.fileName = fileName;
  }

  @Override
  @SuppressWarnings("NullAway") // javax.script says null for no value
  public @Nullable Object eval(ScriptContext context) throws ScriptException {
    return engine.run(script, fileName, context);
  }

  @Override
  public ScriptEngine getEngine() {
    return engine;
  }
}
