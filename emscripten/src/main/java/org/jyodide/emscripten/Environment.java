package org.jyodide.emscripten;

import java.util.LinkedHashMap;
import java.util.Map;

/** The environment variables that Emscripten gives to a program that is told nothing else. */
public final class Environment {
  private Environment() {}

  /** The variables in the order in which the program finds them. */
  public static Map<String, String> defaults(String programPath) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("USER", "web_user");
    variables.put("LOGNAME", "web_user");
    variables.put("PATH", "/");
    variables.put("PWD", "/");
    variables.put("HOME", "/home/web_user");
    variables.put("LANG", "C.UTF-8");
    variables.put("_", programPath);
    return variables;
  }
}
