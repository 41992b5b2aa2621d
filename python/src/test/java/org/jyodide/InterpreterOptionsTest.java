package org.jyodide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakCheck.class)
class InterpreterOptionsTest {
  @TempDir Path host;

  @Test
  void optionsAreImmutable() {
    InterpreterOptions base = InterpreterOptions.defaults();
    InterpreterOptions changed = base.withEnvironmentVariable("A", "1").withHome("/home/me");
    assertEquals(Map.of(), base.environment());
    assertEquals("/home/pyodide", base.workingDirectory());
    assertEquals(Map.of("A", "1"), changed.environment());
    assertEquals("/home/me", changed.workingDirectory());
    assertThrows(UnsupportedOperationException.class, () -> changed.environment().put("B", "2"));
  }

  @Test
  void wrongOptionsAreRefusedAtOnce() {
    InterpreterOptions base = InterpreterOptions.defaults();
    for (Runnable wrong :
        List.<Runnable>of(
            () -> base.withEnvironmentVariable("", "x"),
            () -> base.withEnvironmentVariable("A=B", "x"),
            () -> base.withEnvironmentVariable("A", "\0"),
            () -> base.withHome("relative"),
            () -> base.withWorkingDirectory("."),
            () -> base.withStackBytes(1),
            () -> Limits.none().withMemoryBytes(0),
            () -> Mount.memory("relative"),
            () -> Mount.memory("/a/../b"),
            () -> Mount.memory("/a\0"),
            () -> Terminal.of(0, 10))) {
      assertThrows(IllegalArgumentException.class, wrong::run);
    }
    assertEquals("/a/b", Mount.memory("//a///b/").guest());
    assertEquals("/", Mount.memory("/").guest());
  }

  @Test
  void whatPythonSeesOfThem() throws Exception {
    Files.createDirectories(host.resolve("data/sub"));
    Files.writeString(host.resolve("data/file.txt"), "content ü");
    Path written = Files.createDirectory(host.resolve("written"));
    Path template = Files.createDirectory(host.resolve("template"));
    Files.writeString(template.resolve("base.txt"), "base");
    InterpreterOptions options =
        InterpreterOptions.defaults()
            .withEnvironment(Map.of("NAME", "wert ü"))
            .withHome("/home/me")
            .withWorkingDirectory("/work/here")
            .withTimeZone(ZoneId.of("America/New_York"))
            .withMount(Mount.readOnly(host.resolve("data"), "/data"))
            .withMount(Mount.readWrite(written, "/written"))
            .withMount(Mount.overlay(template, "/app"))
            .withMount(Mount.memory("/scratch"));
    try (Interpreter python = Interpreter.create(options)) {
      python.exec("import os, time, pathlib, sys");
      assertEquals("wert ü", python.eval("os.environ['NAME']").asString());
      assertEquals("/home/me", python.eval("os.path.expanduser('~')").asString());
      assertEquals("/work/here", python.eval("os.getcwd()").asString());
      assertEquals("('UTC-0500', 'UTC-0400')", python.eval("time.tzname").repr());
      assertEquals(
          "2024-07-01 08:00",
          python.eval("time.strftime('%Y-%m-%d %H:%M', time.localtime(1719835200))").asString());

      assertEquals("content ü", python.eval("open('/data/file.txt').read()").asString());
      assertEquals("['file.txt', 'sub']", python.eval("sorted(os.listdir('/data'))").repr());
      PythonException refused =
          assertThrows(PythonException.class, () -> python.exec("open('/data/new', 'w')"));
      assertEquals("OSError", refused.pythonType());
      assertTrue(refused.pythonMessage().contains("Read-only"), refused.pythonMessage());
      assertThrows(PythonException.class, () -> python.exec("open('/data/../../etc/passwd')"));

      python.exec("pathlib.Path('/written/out.txt').write_text('from python')");
      assertEquals("from python", Files.readString(written.resolve("out.txt")));

      python.exec(
          """
          with open('/app/base.txt', 'a') as f: f.write(' changed')
          open('/app/new.txt', 'w').close()
          """);
      assertEquals("base changed", python.eval("open('/app/base.txt').read()").asString());
      assertEquals("base", Files.readString(template.resolve("base.txt")));
      assertTrue(Files.notExists(template.resolve("new.txt")));
      python.exec("open('/scratch/x', 'w').write('memory')");
      assertEquals("memory", python.eval("open('/scratch/x').read()").asString());
    }
    assertEquals(
        "content ü",
        new String(Files.readAllBytes(host.resolve("data/file.txt")), StandardCharsets.UTF_8));
  }

  @Test
  void nothingOfTheHostIsSeenByDefault() {
    Interpreter python = SharedPython.PYTHON;
    python.exec("import os");
    assertEquals(
        "['dev', 'home', 'lib', 'proc', 'tmp']",
        python.eval("sorted(set(os.listdir('/')) - {'etc', 'usr', 'bin', 'var'})").repr());
    assertTrue(
        python
            .eval(
                "set(os.environ) <= {'USER', 'LOGNAME', 'PATH', 'PWD', 'HOME', 'LANG', '_',"
                    + " 'PYTHONINSPECT', 'LD_LIBRARY_PATH'}")
            .asBoolean());
  }

  @Test
  void aMountNeedsADirectory() {
    Path missing = host.resolve("missing");
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                Interpreter.create(
                    InterpreterOptions.defaults().withMount(Mount.readOnly(missing, "/data"))));
    assertTrue(String.valueOf(e.getMessage()).contains(missing.toString()), e.getMessage());
  }
}
