package org.jyodide.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jyodide.Interpreter;
import org.jyodide.PyObject;
import org.jyodide.PythonException;
import org.jyodide.packages.internal.store.Hashes;

/** {@code pyodide_js.loadPackage} inside of Python, with a lock file of this test. */
class LoadPackageTest {
  private static final TestWheel FIRST = TestWheel.of("first_one", "1.0");
  private static final TestWheel SECOND = TestWheel.of("second", "2.5");
  private static final TestWheel CHANGED = TestWheel.of("changed", "1.0");

  @TempDir static Path directory;
  private static IndexServer server;
  private static Interpreter python;

  @BeforeAll
  static void start() throws IOException {
    python = NetworkedPython.create(directory);
    server = new IndexServer();
    for (TestWheel wheel : List.of(FIRST, SECOND, CHANGED)) {
      wheel.writeTo(directory);
      server.wheel(wheel);
    }
    python.exec("import importlib, json, pathlib, sys, pyodide_js, _jyodide, micropip");
  }

  @AfterAll
  static void stop() {
    if (python != null) {
      python.close();
      server.close();
    }
  }

  private static String entry(TestWheel wheel, String name, String needed, String hash) {
    return """
        "%1$s": {"name": "%1$s", "version": "%2$s", "file_name": "%3$s", "sha256": "%4$s",
          "imports": ["%5$s"], "depends": [%6$s], "install_dir": "site", "package_type": "package"}"""
        .formatted(
            name,
            wheel.fileName().split("-", -1)[1],
            wheel.fileName(),
            hash,
            name.replace('-', '_'),
            needed);
  }

  private static String hash(TestWheel wheel) {
    return Hashes.of("sha256", wheel.bytes());
  }

  @BeforeEach
  void useLock() {
    String lock =
        Stream.of(
                entry(FIRST, "first-one", "\"second\"", hash(FIRST)),
                entry(SECOND, "second", "", hash(SECOND)),
                entry(CHANGED, "changed", "", "0".repeat(64)))
            .collect(Collectors.joining(",", "{", "}"));
    python.globals().setItem("lock", lock);
    python.exec("_jyodide.packages().lock = json.loads(lock)");
  }

  @AfterEach
  void forget() {
    python.exec(
        """
        import shutil
        for path in pathlib.Path('/lib/python3.14/site-packages').iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        for name in ('first_one', 'second', 'changed'):
            sys.modules.pop(name, None)
        for name in pyodide_js.loadedPackages.object_keys():
            delattr(pyodide_js.loadedPackages, name)
        importlib.invalidate_caches()
        """);
  }

  private static PyObject await(String code) throws Exception {
    return python.evalAsync(code).get(60, TimeUnit.SECONDS);
  }

  private static void base(String place) {
    python.importModule("pyodide_js").setAttr("lockfileBaseUrl", place);
  }

  @Test
  void packagesOfADirectoryAreLoadedWithWhatTheyNeed() throws Exception {
    base("/wheels");
    await(
        """
        said = []
        loaded = await pyodide_js.loadPackage('First_One', messageCallback=said.append)
        """);
    assertEquals("1.0", python.importModule("first_one").attr("version").asString());
    assertEquals("2.5", python.importModule("second").attr("version").asString());
    assertEquals(
        List.of("Loading first-one, second", "Loaded first-one, second"),
        python.globals().item("said").asList(String.class));
    assertEquals(
        "[('first-one', '1.0'), ('second', '2.5')]",
        python.eval("sorted((p.name, p.version) for p in loaded)").repr());
    assertEquals(
        "{'first-one': 'default channel', 'second': 'default channel'}",
        python.eval("dict(sorted(pyodide_js.loadedPackages.to_py().items()))").repr());
    assertEquals(0, await("len(await pyodide_js.loadPackage(['second']))").asInt());
  }

  @Test
  void packagesOfAnAddressAreLoadedForImports() throws Exception {
    base(server.address("/files/").toString());
    String code = "import first_one, sys, unheard_of";
    python.globals().setItem("code", code);
    assertEquals(2, await("len(await pyodide_js.loadPackagesFromImports(code))").asInt());
    assertEquals("2.5", python.importModule("second").attr("version").asString());
    assertEquals(0, await("len(await pyodide_js.loadPackagesFromImports(code))").asInt());
  }

  @Test
  void anotherFileIsRefusedBeforeAnythingIsUnpacked() {
    base("/wheels");
    ExecutionException e =
        assertThrows(
            ExecutionException.class,
            () -> await("await pyodide_js.loadPackage(['first-one', 'changed'])"));
    assertTrue(String.valueOf(e.getMessage()).contains("is not the file of Pyodide's release"));
    assertTrue(python.eval("importlib.util.find_spec('first_one') is None").isTrue());
  }

  @Test
  void thePolicyHolds() {
    base("http://127.0.0.1:9/");
    ExecutionException e =
        assertThrows(
            ExecutionException.class, () -> await("await pyodide_js.loadPackage('second')"));
    assertTrue(String.valueOf(e.getMessage()).contains("127.0.0.1"));
  }

  @Test
  void withoutABaseTheSameVersionsComeFromTheIndex() throws Exception {
    python.exec("pyodide_js.lockfileBaseUrl = None");
    server.json(
        "second",
        "{\"filename\": \"%s\", \"url\": \"%s\", \"hashes\": {\"sha256\": \"%s\"}}"
            .formatted(
                SECOND.fileName(), server.address("/files/" + SECOND.fileName()), hash(SECOND)));
    python.globals().setItem("index", server.address("/simple").toString());
    await(
        """
        micropip.set_index_urls(index)
        await pyodide_js.loadPackage('second')
        """);
    assertEquals("2.5", python.importModule("second").attr("version").asString());
  }

  @Test
  void wheelsAreLoadedByTheirAddresses() throws Exception {
    base("/wheels");
    String address = server.address("/files/" + SECOND.fileName()).toString();
    assertEquals(
        "second", await("(await pyodide_js.loadPackage('" + address + "'))[0].name").asString());
    assertEquals("2.5", python.importModule("second").attr("version").asString());
    assertEquals(address, python.eval("pyodide_js.loadedPackages.second").asString());
  }

  @Test
  void missingModulesOfKnownPackagesNameWhatToDo() {
    PythonException e =
        assertThrows(PythonException.class, () -> python.exec("import first_one as x"));
    String hint =
        "the package first-one has it; Packages.in(interpreter).install(\"first-one\") installs it";
    assertEquals("ModuleNotFoundError: No module named 'first_one' (" + hint + ")", e.getMessage());
    assertEquals("No module named 'first_one'", e.pythonMessage());
    assertTrue(
        e.traceback().endsWith("No module named 'first_one'\n" + hint + "\n"), e.traceback());
    PythonException unknown =
        assertThrows(PythonException.class, () -> python.exec("import unheard_of"));
    assertFalse(String.valueOf(unknown.getMessage()).contains("install"));
  }
}
