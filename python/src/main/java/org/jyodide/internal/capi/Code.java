package org.jyodide.internal.capi;

import java.util.HashMap;
import java.util.Map;

/** Source text on its way to the evaluation loop. */
public final class Code {
  /** The module that holds what is easier in Python. */
  public static final String HELPERS = "_jyodide";

  private final CPython python;
  private final Types types;
  private final Strings strings;
  private final Numbers numbers;
  private final Objects objects;
  private final Containers containers;
  private final Map<String, Integer> members = new HashMap<>();
  private final CFunction evalCode;
  private final CFunction importModule;
  private final CFunction addModule;
  private final CFunction moduleGetDict;

  Code(
      CPython python,
      Types types,
      Strings strings,
      Numbers numbers,
      Objects objects,
      Containers containers) {
    this.python = python;
    this.types = types;
    this.strings = strings;
    this.numbers = numbers;
    this.objects = objects;
    this.containers = containers;
    evalCode = python.function("PyEval_EvalCode");
    importModule = python.function("PyImport_Import");
    addModule = python.function("PyImport_AddModule");
    moduleGetDict = python.function("PyModule_GetDict");
  }

  /** The variables of {@code __main__}, a borrowed reference. */
  public int mainDict() {
    return moduleDict("__main__");
  }

  /** The variables of a module, which is made if there is none, a borrowed reference. */
  private int moduleDict(String module) {
    int name = python.copy(module);
    try {
      return moduleGetDict.call(python.check(addModule.call(name)));
    } finally {
      python.free(name);
    }
  }

  /** A new reference to a module; for {@code a.b} to {@code a.b}, not to {@code a}. */
  public int importModule(String name) {
    int key = strings.toPython(name);
    try {
      return python.check(importModule.call(key));
    } finally {
      python.decRef(key);
    }
  }

  /**
   * Calls a function of a module with positional arguments, whose references it takes. The function
   * is looked up the first time only.
   */
  public int callModuleFunction(String module, String function, int... arguments) {
    int tuple = containers.newTuple(arguments.length);
    for (int i = 0; i < arguments.length; i++) {
      containers.fillTuple(tuple, i, arguments[i]);
    }
    try {
      return objects.call(member(module, function), tuple, 0);
    } finally {
      python.decRef(tuple);
    }
  }

  /** A function or class of a module, a borrowed reference; looked up once. */
  public int member(String module, String name) {
    String key = module + "." + name;
    Integer known = members.get(key);
    if (known != null) {
      return known;
    }
    int imported = importModule(module);
    try {
      int found = objects.attr(imported, name);
      members.put(key, found);
      return found;
    } finally {
      python.decRef(imported);
    }
  }

  /**
   * Compiles and runs in {@code __main__}.
   *
   * @param mode {@code eval} or {@code exec}, as for Python's {@code compile}
   * @return a new reference to the value; {@code None} for statements
   */
  public int run(String source, String fileName, String mode) {
    int code = compile(source, fileName, mode);
    try {
      showLines(code, source, fileName);
      int main = mainDict();
      return python.check(evalCode.call(code, main, main));
    } finally {
      python.decRef(code);
    }
  }

  /** Makes a module of statements. */
  public void define(String module, String source) {
    int code = compile(source, "<" + module + ">", "exec");
    try {
      int namespace = moduleDict(module);
      python.decRef(python.check(evalCode.call(code, namespace, namespace)));
    } finally {
      python.decRef(code);
    }
  }

  private int compile(String source, String fileName, String mode) {
    return callModuleFunction(
        "builtins",
        "compile",
        strings.toPython(source),
        strings.toPython(fileName),
        strings.toPython(mode),
        numbers.toPython(0),
        python.incRef(types.bool(true)));
  }

  private void showLines(int code, String source, String fileName) {
    python.decRef(
        callModuleFunction(
            HELPERS,
            "show_lines",
            python.incRef(code),
            strings.toPython(source),
            strings.toPython(fileName)));
  }
}
