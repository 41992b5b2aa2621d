package org.jyodide.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jyodide.Interpreter;
import org.jyodide.InterpreterOptions;
import org.jyodide.Mount;
import org.jyodide.PythonException;

/** Packages in the files of a running interpreter, which all tests share. */
class InterpreterPackagesTest {
  @TempDir static Path directory;
  private static Interpreter python;

  @BeforeAll
  static void start() {
    python =
        Interpreter.create(
            InterpreterOptions.defaults().withMount(Mount.readOnly(directory, "/wheels")));
  }

  @AfterAll
  static void stop() {
    python.close();
  }

  @AfterEach
  void removeAll() {
    packages()
        .uninstall(packages().list().stream().map(InstalledPackage::name).toArray(String[]::new));
  }

  private static Packages packages() {
    return Packages.in(python)
        .withIndex(PackageIndex.directory(directory.resolve("wheels")))
        .withCache(directory.resolve("cache"));
  }

  private static void have(TestWheel... wheels) throws IOException {
    for (TestWheel wheel : wheels) {
      wheel.writeTo(directory.resolve("wheels"));
    }
  }

  @Test
  void installedPackagesAreImported() throws IOException {
    have(
        TestWheel.of("hello", "1.0").requires("world>=2"),
        TestWheel.of("world", "2.5")
            .file("world/__init__.py", "from world.inner import x")
            .file("world/inner.py", "x = 42"));
    assertThrows(PythonException.class, () -> python.exec("import hello"));
    assertEquals(2, packages().install("hello").installed().size());
    assertEquals("1.0", python.importModule("hello").attr("version").asString());
    assertEquals(42, python.importModule("world").attr("x").asInt());
    assertEquals(
        "2.5", python.importModule("importlib.metadata").attr("version").call("world").asString());
    assertEquals(List.of("hello==1.0", "world==2.5"), packages().freeze());
    packages().uninstall("hello");
    assertFalse(
        python
            .importModule("os.path")
            .attr("exists")
            .call("/lib/python3.14/site-packages/hello.py")
            .isTrue());
  }

  @Test
  void installingRunsNoCodeOfThePackage() throws IOException {
    have(
        TestWheel.of("loud", "1.0")
            .file("loud/__init__.py", "import builtins; builtins.loud = True")
            .file("setup.py", "import builtins; builtins.loud = True"));
    packages().install("loud");
    packages().uninstall("loud");
    assertFalse(python.importModule("builtins").hasAttr("loud"));
  }

  @Test
  void aFailedInstallationLeavesNothing() throws IOException {
    have(TestWheel.of("fine", "1.0"), TestWheel.of("bad", "1.0"));
    byte[] broken =
        TestWheel.of("bad", "1.0").zip().change("bad.py", entry -> entry.withCrc(1)).bytes();
    java.nio.file.Files.write(directory.resolve("wheels/bad-1.0-py3-none-any.whl"), broken);
    assertThrows(IntegrityException.class, () -> packages().install("fine", "bad"));
    assertEquals(
        0, python.importModule("os").attr("listdir").call("/lib/python3.14/site-packages").len());
  }

  @Test
  void importsSayWhatIsMissing() throws IOException {
    have(TestWheel.of("needed", "1.0"), TestWheel.of("pillow", "1.0"));
    Installation installation =
        packages()
            .loadPackagesFromImports(
                "import os, sys, needed.part\nfrom PIL import Image\nfrom . import x\nraise SystemExit");
    assertEquals(
        List.of("needed==1.0", "pillow==1.0"),
        installation.installed().stream().map(InstalledPackage::frozen).toList());
    assertThrows(PythonException.class, () -> packages().loadPackagesFromImports("import"));
  }

  @Test
  void theTargetIsWhatPythonSaysOfItself() {
    TargetEnvironment target = TargetEnvironment.current();
    python.exec(
        """
        import os, platform, sys
        def format_full_version(info):
            return '{0.major}.{0.minor}.{0.micro}'.format(info)
        markers = {
            'implementation_name': sys.implementation.name,
            'implementation_version': format_full_version(sys.implementation.version),
            'os_name': os.name,
            'platform_machine': platform.machine(),
            'platform_release': platform.release(),
            'platform_system': platform.system(),
            'platform_version': platform.version(),
            'python_full_version': platform.python_version(),
            'platform_python_implementation': platform.python_implementation(),
            'python_version': '.'.join(platform.python_version_tuple()[:2]),
            'sys_platform': sys.platform,
        }
        """);
    assertEquals(target.markerValues(), python.globals().item("markers").toMap());
    String abi =
        python.eval("__import__('sysconfig').get_config_var('PYODIDE_ABI_VERSION')").asString();
    assertTrue(target.tags().tags().get(0).endsWith("pyemscripten_" + abi + "_wasm32"), abi);
  }
}
