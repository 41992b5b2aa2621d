package org.jyodide.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code jyodide pip}, {@code jyodide run} and the folder {@code .jyodide}. */
class PipTest {
  @TempDir Path directory;
  private Path project;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void haveWheels() throws Exception {
    project = Files.createDirectories(directory.resolve("project"));
    environment.put("PIP_CONFIG_FILE", "/dev/null");
    environment.put("PIP_NO_INDEX", "1");
    environment.put("PIP_FIND_LINKS", directory.resolve("wheels").toString());
    environment.put("XDG_CACHE_HOME", directory.resolve("cache").toString());
    wheel("hello", "1.0", "world>=2");
    wheel("world", "2.0");
    wheel("world", "1.0");
  }

  private void wheel(String name, String version, String... requirements) throws Exception {
    String info = name + "-" + version + ".dist-info/";
    StringBuilder metadata =
        new StringBuilder("Metadata-Version: 2.1\nName: " + name + "\nVersion: " + version + "\n");
    for (String requirement : requirements) {
      metadata.append("Requires-Dist: ").append(requirement).append('\n');
    }
    Map<String, String> files = new LinkedHashMap<>();
    files.put(name + ".py", "version = '" + version + "'\n");
    files.put(info + "METADATA", metadata.toString());
    files.put(info + "WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n");
    StringBuilder record = new StringBuilder();
    for (var file : files.entrySet()) {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(file.getValue().getBytes(StandardCharsets.UTF_8));
      record
          .append(file.getKey())
          .append(",sha256=")
          .append(Base64.getUrlEncoder().withoutPadding().encodeToString(digest))
          .append(",\n");
    }
    files.put(info + "RECORD", record + info + "RECORD,,\n");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    Files.createDirectories(directory.resolve("wheels"));
    Files.write(
        directory.resolve("wheels").resolve(name + "-" + version + "-py3-none-any.whl"),
        bytes.toByteArray());
  }

  private Shell.Outcome run(Path from, String... arguments) {
    return new Shell(from, environment).run(arguments);
  }

  private String out(String... arguments) {
    Shell.Outcome outcome = run(project, arguments);
    assertEquals(0, outcome.exitCode(), outcome.stderr());
    return outcome.out();
  }

  private String error(int exitCode, String... arguments) {
    Shell.Outcome outcome = run(project, arguments);
    assertEquals(exitCode, outcome.exitCode(), outcome.out());
    return outcome.stderr();
  }

  @Test
  void packagesOfAProjectAreFoundBelowIt() throws IOException {
    assertEquals("installed hello 1.0, world 2.0\n", out("pip", "install", "hello"));
    assertEquals("hello  1.0\nworld  2.0\n", out("pip", "list"));
    assertEquals("hello==1.0\nworld==2.0\n", out("pip", "freeze"));
    Path below = Files.createDirectories(project.resolve("a/b"));
    assertEquals("hello  1.0\nworld  2.0\n", run(below, "pip", "list").out());
    assertEquals("2.0\n", run(below, "-c", "import world; print(world.version)").out());
    Files.writeString(below.resolve("script.py"), "import hello; print(hello.version)");
    assertEquals("1.0\n", run(directory, "project/a/b/script.py").out());
    assertEquals("removed hello 1.0\n", out("pip", "uninstall", "-y", "hello"));
    assertTrue(error(1, "-c", "import hello").contains("'jyodide pip install hello' installs it"));
  }

  @Test
  void programsDoNotChangeThePackagesOfTheProject() throws IOException {
    out("pip", "install", "world");
    Path packages = project.resolve(".jyodide/lib/python3.14/site-packages");
    out(
        "-c",
        "import world; p = world.__file__; open(p, 'a').write('x = 1'); open(p + 'x', 'w').close()");
    assertEquals("version = '2.0'\n", Files.readString(packages.resolve("world.py")));
    assertFalse(Files.exists(packages.resolve("world.pyx")));
    assertFalse(Files.exists(packages.resolve("__pycache__/world.cpython-314.opt-1.pyc")));
  }

  @Test
  void modulesAreCompiledOnce() throws IOException {
    Path packages = project.resolve(".jyodide/lib/python3.14/site-packages");
    Path compiled = packages.resolve("__pycache__/world.cpython-314.pyc");
    out("pip", "install", "world", "--no-compile");
    assertFalse(Files.exists(compiled));
    out("pip", "uninstall", "-y", "world");
    out("pip", "install", "world");
    assertTrue(Files.exists(compiled));
    // Proof that it is used: nobody compares it with the source.
    Files.writeString(packages.resolve("world.py"), "version = 'source'");
    assertEquals(
        "2.0 /lib/python3.14/site-packages/__pycache__/world.cpython-314.pyc\n",
        out("-c", "import world; print(world.version, world.__cached__)"));
    out("pip", "uninstall", "-y", "world");
    assertFalse(Files.exists(compiled));
  }

  @Test
  void aLockedProjectIsTheSameAgain() throws IOException {
    out("pip", "install", "hello", "--lock", "pylock.toml");
    String lock = Files.readString(project.resolve("pylock.toml"));
    out("pip", "lock");
    assertEquals(lock, Files.readString(project.resolve("pylock.toml")));
    out("pip", "install", "world<2", "--no-deps", "--project", directory.toString());
    assertEquals(
        "removed world 1.0\ninstalled hello 1.0, world 2.0\n",
        out("pip", "sync", "--project", directory.toString()));
    assertTrue(out("pip", "sync").startsWith("nothing to do"));
  }

  @Test
  void filesOfRequirementsAreRead() throws IOException {
    Files.writeString(project.resolve("more.txt"), "world # a comment\n");
    Files.writeString(project.resolve("all.txt"), "# all\n-r more.txt\n\n");
    Files.writeString(project.resolve("limits.txt"), "world<2\n");
    assertEquals(
        "would install [world==1.0]\n",
        out("pip", "install", "--dry-run", "-r", "all.txt", "-c", "limits.txt"));
    assertFalse(Files.exists(project.resolve(".jyodide")));
  }

  @Test
  void wheelsAreNamedByTheirPath() {
    out("pip", "install", "../wheels/world-1.0-py3-none-any.whl");
    assertTrue(out("pip", "freeze").startsWith("world @ file:///"));
    assertTrue(error(2, "pip", "install", "missing.whl").contains("no such file"));
  }

  @Test
  void wheelsAreDownloaded() {
    out("pip", "download", "-d", "out", "hello");
    assertTrue(Files.exists(project.resolve("out/world-2.0-py3-none-any.whl")));
  }

  @Test
  void errorsSayWhatToDo() {
    assertTrue(error(2, "pip", "install").contains("name a package"));
    assertTrue(error(2, "pip", "list").contains("'jyodide pip install' makes one"));
    assertTrue(error(2, "pip", "what").contains("jyodide pip --help"));
    assertTrue(error(1, "pip", "install", "nothing").contains("there is no nothing in"));
    assertTrue(error(1, "pip", "install", "a >> b").contains("'>> b'"));
    assertTrue(error(1, "-m", "pip", "list").contains("'jyodide pip install'"));
    assertTrue(error(1, "-c", "import PIL").contains("jyodide pip install pillow"));
    assertTrue(out("pip", "--help").contains("uninstall"));
    assertTrue(out("pip", "sync", "--help").contains("pylock.toml"));
  }

  @Test
  void aRunIsGivenPackages() throws IOException {
    String program = "import hello, world; print(hello.version, world.version)";
    assertEquals("1.0 2.0\n", out("run", "--with", "hello", "-c", program));
    Files.delete(directory.resolve("wheels/hello-1.0-py3-none-any.whl"));
    assertEquals("1.0 2.0\n", out("--with=hello", "-c", program));
    assertTrue(error(2, "--with", "nothing", "-c", "").contains("there is no nothing"));
    assertFalse(Files.exists(project.resolve(".jyodide")));
  }

  @Test
  void packagesOfTheProjectAreThereAsWell() {
    out("pip", "install", "world<2");
    wheelOnlyFor("extra");
    assertEquals(
        "1.0 3.0\n",
        out("--with", "extra", "-c", "import world, extra; print(world.version, extra.version)"));
  }

  private void wheelOnlyFor(String name) {
    try {
      wheel(name, "3.0");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void scriptsDeclareWhatTheyNeed() throws IOException {
    Path script = project.resolve("script.py");
    Files.writeString(
        script,
        """
        # /// script
        # dependencies = ["world<2"]
        # ///
        import sys, world
        print(world.version, sys.argv[1:])
        """);
    assertEquals("1.0 ['--with', 'x']\n", out("run", "script.py", "--with", "x"));
    assertTrue(error(1, "script.py").contains("No module named 'world'"));
    Files.writeString(script, "# /// script\n# dependencies = [\"world\"\n# ///\n");
    assertTrue(error(2, "run", "script.py").contains("says wrongly what it needs"));
    Files.writeString(script, "# /// script\n# requires-python = \">=4\"\n# ///\n");
    assertTrue(error(2, "run", "script.py").contains("needs Python >=4"));
    Files.writeString(script, "print('plain')");
    assertEquals("plain\n", out("run", "script.py"));
  }
}
