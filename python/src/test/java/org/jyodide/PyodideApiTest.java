package org.jyodide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Runs the functions {@code test_…} of the Python files in {@code src/test/python}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PyodideApiTest {
  private static final Path DIRECTORY = Path.of("src", "test", "python");

  /** Cases that leave handles of host values, two each time. */
  private static final Set<String> KEEPS_HOST_VALUES = Set.of("test_promises.test_js_modules");

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private TestServer server;
  private Interpreter python;

  @BeforeAll
  void start() throws IOException {
    server = TestServer.start();
    int closedPort;
    try (ServerSocket socket = new ServerSocket(0)) {
      closedPort = socket.getLocalPort();
    }
    python =
        LeakCheck.watch(
            InterpreterOptions.defaults()
                .withNetworkAccess(NetworkAccess.hosts("localhost", "sub.localhost"))
                .withMount(Mount.readOnly(DIRECTORY.toAbsolutePath(), "/tests"))
                .withMount(Mount.readOnly(Path.of("..", "docs").toAbsolutePath(), "/docs"))
                .withStdout(output)
                .withStderr(output));
    // The first import of all, which starts Pyodide's modules.
    python.exec("import js; assert js.Object");
    python.exec("import sys; sys.path.append('/tests')");
    PyObject support = python.importModule("support");
    support.setAttr("BASE", "http://localhost:" + server.port());
    support.setAttr("CLOSED_PORT", closedPort);
  }

  @AfterAll
  void stop() {
    LeakCheck.unwatch(python);
    python.close();
    server.close();
  }

  @TestFactory
  Stream<DynamicTest> cases() throws IOException {
    List<String> modules = new ArrayList<>();
    try (Stream<Path> files = Files.list(DIRECTORY)) {
      files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.startsWith("test_") && name.endsWith(".py"))
          .sorted()
          .forEach(name -> modules.add(name.substring(0, name.length() - 3)));
    }
    List<DynamicTest> tests = new ArrayList<>();
    for (String module : modules) {
      PyObject namespace = python.importModule(module);
      for (Object name :
          python
              .eval("lambda m: [n for n in vars(m) if n.startswith('test_')]")
              .call(namespace)
              .toList()) {
        tests.add(
            DynamicTest.dynamicTest(
                module + "." + name,
                () -> run(module + "." + name, namespace.attr(String.valueOf(name)))));
      }
    }
    assertTrue(tests.size() >= 120, () -> "only " + tests.size() + " cases");
    return tests.stream();
  }

  private static void run(String name, PyObject function) throws Exception {
    String left = leftByCase(function);
    if (KEEPS_HOST_VALUES.contains(name)) {
      assertTrue(left.isEmpty() || left.startsWith("handles of host values:"), left);
      return;
    }
    // The first use of some features makes what then stays, such as modules.
    assertEquals("", left.isEmpty() ? left : leftByCase(function));
  }

  private static String leftByCase(PyObject function) throws Exception {
    LeakCheck check = new LeakCheck();
    check.begin();
    runCase(function);
    return check.left();
  }

  private static void runCase(PyObject function) throws Exception {
    try {
      PyObject result = function.call();
      if (result.hasAttr("__await__")) {
        result.toFuture().orTimeout(30, TimeUnit.SECONDS).join();
      }
    } catch (PythonException e) {
      throw new AssertionError(e.traceback(), e);
    } catch (CompletionException e) {
      if (e.getCause() instanceof PythonException raised) {
        throw new AssertionError(raised.traceback(), raised);
      }
      throw e;
    }
  }
}
