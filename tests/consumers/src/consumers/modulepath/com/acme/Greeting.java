package com.acme;

import org.jyodide.Interpreter;
import org.jyodide.PythonException;

/** Calls a Python function and catches a Python exception, on the module path. */
public class Greeting {
  private Greeting() {}

  public static void main(String[] args) {
    try (Interpreter python = Interpreter.create()) {
      python.exec(
          """
          def greet(name):
              return f"hello {name}"
          """);
      System.out.println(python.globals().item("greet").call("JVM").asString());
      try {
        python.exec("{}['missing']");
      } catch (PythonException e) {
        System.out.println(e.pythonType());
      }
    }
  }
}
