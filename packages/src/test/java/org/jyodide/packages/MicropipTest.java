package org.jyodide.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jyodide.Interpreter;
import org.jyodide.PyObject;
import org.jyodide.packages.internal.store.Hashes;

/** micropip, as it is published, inside of Python. */
class MicropipTest {
  @TempDir static Path directory;
  private static IndexServer server;
  private static Interpreter python;

  @BeforeAll
  static void start() throws IOException {
    python = NetworkedPython.create(directory);
    server = new IndexServer();
  }

  @AfterAll
  static void stop() {
    if (python != null) {
      python.close();
      server.close();
    }
  }

  private static PyObject await(String code) throws Exception {
    return python.evalAsync(code).get(60, TimeUnit.SECONDS);
  }

  private static void serve(TestWheel wheel, String name) {
    server.wheel(wheel);
    server.json(
        name,
        "{\"filename\": \""
            + wheel.fileName()
            + "\", \"url\": \""
            + server.address("/files/" + wheel.fileName())
            + "\", \"hashes\": {\"sha256\": \""
            + Hashes.of("sha256", wheel.bytes())
            + "\"}}");
  }

  @Test
  void packagesOfAnIndexAreInstalled() throws Exception {
    serve(TestWheel.of("first", "1.0").requires("second>=2"), "first");
    serve(TestWheel.of("second", "2.5"), "second");
    String index = server.address("/simple").toString();
    await("import micropip\nawait micropip.install('first', index_urls='" + index + "')");
    assertEquals("1.0", python.importModule("first").attr("version").asString());
    assertEquals("2.5", python.importModule("second").attr("version").asString());
    assertEquals("2.5", await("micropip.list()['second'].version").asString());
    assertTrue(await("'first' in micropip.freeze()").isTrue());
    await("micropip.uninstall('second')");
    assertTrue(await("'second' not in micropip.list()").isTrue());
  }

  @Test
  void wheelsAreInstalledFromFilesAndAddresses() throws Exception {
    TestWheel local = TestWheel.of("fromfile", "1.0");
    local.writeTo(directory);
    await("import micropip\nawait micropip.install('emfs:/wheels/" + local.fileName() + "')");
    assertEquals("1.0", python.importModule("fromfile").attr("version").asString());
    TestWheel remote = TestWheel.of("fromaddress", "1.0");
    server.wheel(remote);
    String address = server.address("/files/" + remote.fileName()).toString();
    await("import micropip\nawait micropip.install('" + address + "')");
    assertEquals("1.0", python.importModule("fromaddress").attr("version").asString());
    TestWheel path = TestWheel.of("frompath", "1.0");
    Files.write(directory.resolve(path.fileName()), path.bytes());
    await("import micropip\nawait micropip.install('file:///wheels/" + path.fileName() + "')");
    assertEquals("1.0", python.importModule("frompath").attr("version").asString());
  }

  @Test
  void thePolicyHoldsForMicropip() {
    ExecutionException e =
        assertThrows(
            ExecutionException.class,
            () ->
                await(
                    "import micropip\n"
                        + "await micropip.install('http://127.0.0.1:9/a-1-py3-none-any.whl')"));
    assertTrue(String.valueOf(e.getMessage()).contains("127.0.0.1"), e.getMessage());
  }

  @Test
  void itsVersionIsThatOfTheRelease() {
    python.exec("import micropip, importlib.metadata");
    assertEquals(
        python.eval("micropip.__version__").asString(),
        python.eval("importlib.metadata.version('micropip')").asString());
  }
}
