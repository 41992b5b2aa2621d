package org.jyodide.scripting;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.script.AbstractScriptEngine;
import javax.script.Bindings;
import javax.script.Compilable;
import javax.script.CompiledScript;
import javax.script.Invocable;
import javax.script.ScriptContext;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptException;
import org.jspecify.annotations.Nullable;
import org.jyodide.ConversionException;
import org.jyodide.Interpreter;
import org.jyodide.InterpreterOptions;
import org.jyodide.PyObject;
import org.jyodide.PythonException;

/**
 * A Python interpreter as a script engine. A script's value is that of the expression it ends with.
 * Variables of the engine scope are those of the script's module, in both directions and at once;
 * those of the global scope are seen by scripts that have none of that name.
 *
 * <p>Safe for use by several threads: one script runs at a time. {@link #close} ends the
 * interpreter.
 */
final class JyodideScriptEngine extends AbstractScriptEngine
    implements Invocable, Compilable, AutoCloseable {
  private static final String DEFAULT_FILE_NAME = "<script>";

  private final ScriptEngineFactory factory;
  private final ContextStreams streams;
  private final Interpreter python;
  private final PyObject helpers;
  private final PyObject builtins;

  JyodideScriptEngine(ScriptEngineFactory factory) {
    this.factory = factory;
    streams = new ContextStreams(context);
    python =
        Interpreter.create(
            InterpreterOptions.defaults()
                .withStdin(streams.input())
                .withStdout(streams.output())
                .withStderr(streams.error()));
    helpers = python.toPython(new HashMap<>());
    python.importModule("builtins").callMethod("exec", source(), helpers);
    builtins = helper("new_builtins");
    context.setBindings(createBindings(), ScriptContext.ENGINE_SCOPE);
  }

  private static String source() {
    try (InputStream in = JyodideScriptEngine.class.getResourceAsStream("engine.py")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PyObject helper(String name, @Nullable Object... arguments) {
    return helpers.item(name).call(arguments);
  }

  @Override
  public ScriptEngineFactory getFactory() {
    return factory;
  }

  @Override
  public Bindings createBindings() {
    return new PythonBindings(helper("new_namespace", builtins));
  }

  @Override
  public @Nullable Object eval(Reader reader, ScriptContext scriptContext) throws ScriptException {
    return eval(read(reader), scriptContext);
  }

  @Override
  public @Nullable Object eval(String script, ScriptContext scriptContext) throws ScriptException {
    String fileName = fileName(scriptContext);
    return run(compiled(script, fileName), fileName, scriptContext);
  }

  private static String read(Reader reader) throws ScriptException {
    StringWriter text = new StringWriter();
    try {
      reader.transferTo(text);
    } catch (IOException e) {
      throw new ScriptException(e);
    }
    return text.toString();
  }

  private static String fileName(ScriptContext scriptContext) {
    Object name = scriptContext.getAttribute(ScriptEngine.FILENAME);
    return name == null ? DEFAULT_FILE_NAME : name.toString();
  }

  private PyObject compiled(String script, String fileName) throws ScriptException {
    try {
      return helper("Script", script, fileName);
    } catch (PythonException e) {
      throw ScriptErrors.of(e, fileName);
    }
  }

  @Override
  public CompiledScript compile(String script) throws ScriptException {
    String fileName = fileName(context);
    return new PythonScript(this, compiled(script, fileName), fileName);
  }

  @Override
  public CompiledScript compile(Reader script) throws ScriptException {
    return compile(read(script));
  }

  /** Runs a compiled script in the variables of a context. */
  @Nullable Object run(PyObject script, String fileName, ScriptContext scriptContext)
      throws ScriptException {
    Bindings bindings = scriptContext.getBindings(ScriptContext.ENGINE_SCOPE);
    PythonBindings variables = variables(bindings);
    try {
      return within(scriptContext, () -> script.callMethod("run", variables.namespace()));
    } catch (PythonException e) {
      throw ScriptErrors.of(e, fileName);
    } finally {
      if (bindings != variables) {
        bindings.putAll(variables);
      }
    }
  }

  /** The bindings, if they are Python's; else new ones with what is in them. */
  private PythonBindings variables(Bindings bindings) {
    if (bindings instanceof PythonBindings existing) {
      return existing;
    }
    PythonBindings copy = new PythonBindings(helper("new_namespace", builtins));
    copy.putAll(bindings);
    return copy;
  }

  private interface Work {
    PyObject run();
  }

  /**
   * Does work with the streams and the global scope of a context; no other thread's comes between.
   */
  private @Nullable Object within(ScriptContext scriptContext, Work work) {
    Optional<Object> result =
        python.call(
            () -> {
              ScriptContext before = streams.use(scriptContext);
              try {
                showGlobalScope(scriptContext);
                return Optional.ofNullable(Values.toJava(work.run()));
              } finally {
                helper("flush");
                streams.use(before);
              }
            });
    return result.orElse(null);
  }

  private void showGlobalScope(ScriptContext scriptContext) {
    Bindings global = scriptContext.getBindings(ScriptContext.GLOBAL_SCOPE);
    Map<String, @Nullable Object> values = new HashMap<>();
    if (global != null) {
      values.putAll(global);
    }
    PyObject shown = python.eval("{}");
    values.forEach(shown::setItem);
    helper("show_global_scope", builtins, shown);
  }

  @Override
  public @Nullable Object invokeFunction(String name, @Nullable Object... arguments)
      throws ScriptException, NoSuchMethodException {
    PyObject namespace = namespace();
    if (!namespace.contains(name) || !namespace.item(name).isCallable()) {
      throw new NoSuchMethodException("the script has no function " + name);
    }
    return invoke(() -> namespace.item(name).call(arguments));
  }

  @Override
  public @Nullable Object invokeMethod(
      @Nullable Object target, String name, @Nullable Object... arguments)
      throws ScriptException, NoSuchMethodException {
    PyObject object = object(target);
    if (!object.hasAttr(name) || !object.attr(name).isCallable()) {
      throw new NoSuchMethodException("a Python " + object.typeName() + " has no method " + name);
    }
    return invoke(() -> object.callMethod(name, arguments));
  }

  private PyObject object(@Nullable Object target) {
    if (target == null) {
      throw new IllegalArgumentException("the object of a method is a Python object, got null");
    }
    return python.toPython(target);
  }

  private @Nullable Object invoke(Work work) throws ScriptException {
    try {
      return within(context, work);
    } catch (PythonException e) {
      throw ScriptErrors.of(e, fileName(context));
    }
  }

  private PyObject namespace() {
    return variables(context.getBindings(ScriptContext.ENGINE_SCOPE)).namespace();
  }

  @Override
  @SuppressWarnings("NullAway") // javax.script says null for an interface that is not implemented
  public <T> @Nullable T getInterface(Class<T> type) {
    return implementation(helper("Functions", namespace()), type);
  }

  @Override
  @SuppressWarnings("NullAway") // javax.script says null for an interface that is not implemented
  public <T> @Nullable T getInterface(Object target, Class<T> type) {
    return implementation(object(target), type);
  }

  private static <T> @Nullable T implementation(PyObject object, Class<T> type) {
    if (!type.isInterface()) {
      throw new IllegalArgumentException(type + " is not an interface");
    }
    try {
      return object.as(type);
    } catch (ConversionException e) {
      return null;
    }
  }

  @Override
  public void close() {
    python.close();
  }
}
