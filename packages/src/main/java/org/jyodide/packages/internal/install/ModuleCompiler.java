package org.jyodide.packages.internal.install;

import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jyodide.Interpreter;
import org.jyodide.InterpreterOptions;
import org.jyodide.JyodideException;
import org.jyodide.PyObject;
import org.jyodide.PythonException;

/**
 * Compiles modules without running them, in an interpreter of its own that is started with the
 * first and sees nothing of the host: the same source becomes the same bytes. In the one that the
 * packages are for, programs may have changed the compiler, and its memory, which never shrinks,
 * would grow by what the compiler uses: for numpy from 36 to 62 MiB, which each fork then copies.
 */
public final class ModuleCompiler implements AutoCloseable {
  /** The header is that of PEP 552 for files that are not compared with their source. */
  private static final String FUNCTION =
      """
      def function():
          import importlib.util, marshal, warnings
          header = importlib.util.MAGIC_NUMBER + (1).to_bytes(4, "little")

          def compiled(source, path):
              source = bytes(source)
              try:
                  with warnings.catch_warnings():
                      warnings.simplefilter("ignore")
                      code = compile(source, path, "exec", dont_inherit=True, optimize=0)
                  return header + importlib.util.source_hash(source) + marshal.dumps(code)
              except Exception:
                  return None

          return compiled
      """;

  private static final int HEADER_BYTES = 16;

  private @Nullable Interpreter python;
  private @Nullable PyObject function;

  /**
   * The content of the {@code .pyc} file of a module; empty if it cannot be compiled.
   *
   * @param path from the root as Python will see it, for tracebacks
   */
  Optional<byte[]> compile(String path, byte[] source) {
    try {
      PyObject result = function().call(source, path);
      if (result.isNone()) {
        return Optional.empty();
      }
      byte[] compiled = result.asBytes();
      MarshalledReferences.makeCanonical(compiled, HEADER_BYTES);
      return Optional.of(compiled);
    } catch (PythonException | IllegalArgumentException e) {
      // What has no canonical form stays source, as what has errors does: it loads slower.
      return Optional.empty();
    } catch (JyodideException e) {
      // Source that breaks the compiler down stays source; the next module gets a new one.
      close();
      return Optional.empty();
    }
  }

  private PyObject function() {
    PyObject known = function;
    if (known != null) {
      return known;
    }
    Interpreter started = start();
    PyObject made =
        started.call(
            () -> {
              PyObject namespace = started.eval("{}");
              started.importModule("builtins").attr("exec").call(FUNCTION, namespace);
              return namespace.item("function").call();
            });
    function = made;
    return made;
  }

  private Interpreter start() {
    Interpreter started =
        Interpreter.create(
            InterpreterOptions.defaults()
                .withStdout(OutputStream.nullOutputStream())
                .withStderr(OutputStream.nullOutputStream()));
    python = started;
    return started;
  }

  /** Where Python looks for what a module became; empty if it is none. */
  static Optional<String> place(Layout layout, String path) {
    if (!path.startsWith(layout.sitePackages() + "/") || !path.endsWith(".py")) {
      return Optional.empty();
    }
    int name = path.lastIndexOf('/') + 1;
    String stem = path.substring(name, path.length() - ".py".length());
    return Optional.of(
        path.substring(0, name) + "__pycache__/" + stem + "." + layout.cacheTag() + ".pyc");
  }

  /** Whether a path, relative to the prefix or site-packages, is one of {@link #place}. */
  static boolean isPlace(String path) {
    List<String> parts = List.of(path.split("/", -1));
    return path.endsWith(".pyc")
        && parts.size() > 1
        && parts.get(parts.size() - 2).equals("__pycache__");
  }

  @Override
  public void close() {
    function = null;
    Interpreter started = python;
    python = null;
    if (started != null) {
      started.close();
    }
  }
}
