package org.jyodide.packages.internal.install;

import java.util.List;
import java.util.function.Consumer;
import org.jyodide.Interpreter;
import org.jyodide.PyObject;
import org.jyodide.PythonException;
import org.jyodide.packages.PackageException;

/** The files of an interpreter, which sees its prefix as the root. */
public final class GuestTree implements Tree {
  /** Functions on files; Python's own, so that every mount works as for Python. */
  private static final String FUNCTIONS =
      """
      def functions():
          import os

          def exists(path):
              return os.path.lexists(path)

          def read(path):
              with open(path, "rb") as file:
                  return file.read()

          def create(path, content, executable):
              os.makedirs(os.path.dirname(path), exist_ok=True)
              try:
                  with open(path, "xb") as file:
                      file.write(content)
              except FileExistsError:
                  raise
              except BaseException:
                  if os.path.lexists(path):
                      os.unlink(path)
                  raise
              if executable:
                  os.chmod(path, 0o755)

          def delete(path, top):
              if os.path.lexists(path):
                  os.unlink(path)
              path = os.path.dirname(path)
              while path.startswith(top) and path != top and os.path.isdir(path) and not os.listdir(path):
                  os.rmdir(path)
                  path = os.path.dirname(path)

          def names(directory):
              return sorted(os.listdir(directory)) if os.path.isdir(directory) else []

          def refresh():
              import importlib
              importlib.invalidate_caches()

          return exists, read, create, delete, names, refresh
      """;

  private final Interpreter python;
  private final PyObject exists;
  private final PyObject read;
  private final PyObject create;
  private final PyObject delete;
  private final PyObject names;
  private final PyObject refresh;

  /** The files of an interpreter. */
  public GuestTree(Interpreter python) {
    this.python = python;
    List<PyObject> functions =
        python.call(
            () -> {
              PyObject namespace = python.eval("{}");
              python.importModule("builtins").attr("exec").call(FUNCTIONS, namespace);
              return List.copyOf(namespace.item("functions").call().asList(PyObject.class));
            });
    exists = functions.get(0);
    read = functions.get(1);
    create = functions.get(2);
    delete = functions.get(3);
    names = functions.get(4);
    refresh = functions.get(5);
  }

  private PyObject call(PyObject function, Object... arguments) {
    try {
      return function.call(arguments);
    } catch (PythonException e) {
      throw new PackageException(
          "the interpreter's files cannot be changed: " + e.pythonType() + ": " + e.pythonMessage(),
          e);
    }
  }

  @Override
  public boolean exists(String path) {
    return call(exists, "/" + path).isTrue();
  }

  @Override
  public byte[] read(String path) {
    return call(read, "/" + path).asBytes();
  }

  @Override
  public void create(String path, byte[] content, boolean executable) {
    call(create, "/" + path, content, executable);
  }

  @Override
  public void delete(String path, String top) {
    call(delete, "/" + path, "/" + top);
  }

  @Override
  public List<String> names(String directory) {
    return python.call(() -> List.copyOf(call(names, "/" + directory).asList(String.class)));
  }

  /** Makes the import system look again. */
  public void refresh() {
    call(refresh);
  }

  @Override
  public String description() {
    return "the interpreter";
  }

  /** Its files are changed by what runs in it, one after the other. */
  @Override
  public Lock lock(Consumer<String> waiting) {
    return () -> {};
  }
}
