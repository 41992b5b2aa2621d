/** CPython as a script engine of {@code javax.script}. */
@org.jspecify.annotations.NullMarked
module org.jyodide.scripting {
  requires static org.jspecify;
  requires java.scripting;
  requires org.jyodide.python;

  provides javax.script.ScriptEngineFactory with
      org.jyodide.scripting.JyodideScriptEngineFactory;
}
