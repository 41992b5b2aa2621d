package org.jyodide.packages;

import java.util.List;
import org.jyodide.Interpreter;
import org.jyodide.PyObject;

/** Finds out what a program imports. */
final class Imports {
  private static final String FUNCTIONS =
      """
      def missing(source):
          import ast, sys
          from importlib.util import find_spec

          names = set()
          for node in ast.walk(ast.parse(source)):
              if isinstance(node, ast.Import):
                  names.update(alias.name.partition(".")[0] for alias in node.names)
              elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
                  names.add(node.module.partition(".")[0])

          def is_missing(name):
              if name in sys.modules or name in sys.stdlib_module_names:
                  return False
              try:
                  return find_spec(name) is None
              except (ImportError, ValueError):
                  return True

          return sorted(filter(is_missing, names))
      """;

  private Imports() {}

  /** The top-level modules that a program imports and that cannot be found. */
  static List<String> missing(Interpreter python, String source) {
    return python.call(
        () -> {
          PyObject namespace = python.eval("{}");
          python.importModule("builtins").attr("exec").call(FUNCTIONS, namespace);
          return List.copyOf(namespace.item("missing").call(source).asList(String.class));
        });
  }
}
