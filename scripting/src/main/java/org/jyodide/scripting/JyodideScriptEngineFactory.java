package org.jyodide.scripting;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import org.jspecify.annotations.Nullable;

/** Makes script engines that run CPython; each has an interpreter of its own. */
public final class JyodideScriptEngineFactory implements ScriptEngineFactory {
  private static final String VERSION = "0.1.0";

  @Override
  public String getEngineName() {
    return "Jyodide";
  }

  @Override
  public String getEngineVersion() {
    return VERSION;
  }

  @Override
  public List<String> getExtensions() {
    return List.of("py");
  }

  @Override
  public List<String> getMimeTypes() {
    return List.of("text/x-python", "application/x-python");
  }

  @Override
  public List<String> getNames() {
    return List.of("python", "Python", "python3", "jyodide", "Jyodide");
  }

  @Override
  public String getLanguageName() {
    return "Python";
  }

  @Override
  public String getLanguageVersion() {
    return "3.14";
  }

  @Override
  @SuppressWarnings("NullAway") // javax.script says null for what is unknown
  public @Nullable Object getParameter(String key) {
    return switch (key) {
      case ScriptEngine.ENGINE -> getEngineName();
      case ScriptEngine.ENGINE_VERSION -> getEngineVersion();
      case ScriptEngine.LANGUAGE -> getLanguageName();
      case ScriptEngine.LANGUAGE_VERSION -> getLanguageVersion();
      case ScriptEngine.NAME -> getNames().get(0);
      case "THREADING" -> "MULTITHREADED";
      default -> null;
    };
  }

  @Override
  public String getMethodCallSyntax(String object, String method, String... arguments) {
    return object + "." + method + "(" + String.join(", ", arguments) + ")";
  }

  @Override
  public String getOutputStatement(String text) {
    String escaped =
        text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n").replace("\r", "\\r");
    return "print('" + escaped + "')";
  }

  @Override
  public String getProgram(String... statements) {
    return Stream.of(statements).collect(Collectors.joining("\n", "", "\n"));
  }

  @Override
  public ScriptEngine getScriptEngine() {
    return new JyodideScriptEngine(this);
  }
}
