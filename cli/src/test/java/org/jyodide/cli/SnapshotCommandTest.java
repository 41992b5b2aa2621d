package org.jyodide.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jyodide.cli.Shell.Outcome;

/** {@code jyodide snapshot} and {@code --snapshot}. */
class SnapshotCommandTest {
  @TempDir Path directory;
  private Shell shell;

  @BeforeEach
  void open() throws IOException {
    shell = new Shell(directory, Map.of());
    Files.writeString(directory.resolve("app.py"), "print('imported')\nanswer = 42\n");
  }

  @Test
  void aProgramGoesOnFromASnapshot() throws IOException {
    Outcome made = shell.run("snapshot", "create", "-m", "app", "-o", "app.snapshot");
    assertEquals("", made.stderr());
    assertEquals(0, made.exitCode());
    assertTrue(made.out().startsWith("imported\n"), made.out());
    Files.delete(directory.resolve("app.py"));
    Outcome run =
        shell.run(
            "--snapshot",
            "app.snapshot",
            "-c",
            "import app, sys; print(app.answer, sys.argv)",
            "x");
    assertEquals("", run.stderr());
    assertEquals("42 ['-c', 'x']\n", run.out());

    Outcome unbuffered =
        shell.run(
            "--snapshot",
            "app.snapshot",
            "-uWerror",
            "-c",
            "import app, sys; print(app.answer, sys.stdout.write_through, sys.warnoptions)");
    assertEquals("", unbuffered.stderr());
    assertEquals("42 True ['error']\n", unbuffered.out());

    Outcome late = shell.run("--snapshot", "app.snapshot", "-O", "-c", "pass");
    assertEquals(1, late.exitCode());
    assertTrue(late.stderr().contains("Python has started already"), late.stderr());

    Files.write(directory.resolve("app.snapshot"), new byte[10]);
    Outcome damaged = shell.run("--snapshot=app.snapshot", "-c", "pass");
    assertEquals(1, damaged.exitCode());
    assertTrue(damaged.stderr().contains("cannot be used: it is cut off"), damaged.stderr());
  }

  @Test
  void javaClassesGoOn() throws IOException {
    Files.writeString(
        directory.resolve("app.py"),
        """
        from java.util import ArrayList
        from java.util.concurrent import TimeUnit
        unit = TimeUnit.DAYS
        def numbers(): return ArrayList([1, 2])
        numbers()
        """);
    Outcome refused = shell.run("snapshot", "create", "-m", "app", "-o", "app.snapshot");
    assertEquals(1, refused.exitCode());
    assertTrue(refused.stderr().contains("No module named 'java"), refused.stderr());
    Outcome made =
        shell.run(
            "snapshot", "create", "--allow-java=java.util", "-m", "app", "-o", "app.snapshot");
    assertEquals("", made.stderr());
    assertEquals(0, made.exitCode());
    String program = "import app; print(app.numbers().size(), app.unit.toHours(2))";
    Outcome run = shell.run("--snapshot", "app.snapshot", "--allow-java=java.util", "-c", program);
    assertEquals("", run.stderr());
    assertEquals("2 48\n", run.out());
    Outcome without = shell.run("--snapshot", "app.snapshot", "-c", program);
    assertEquals(1, without.exitCode());
    assertTrue(without.stderr().contains("java.util.ArrayList is not granted"), without.stderr());

    Files.writeString(
        directory.resolve("app.py"), "from java.util import HashMap\nmap = HashMap()");
    Outcome held =
        shell.run("snapshot", "create", "--allow-java", "-m", "app", "-o", "held.snapshot");
    assertEquals(1, held.exitCode());
    assertTrue(held.stderr().contains("the Java object of class java.util.HashMap"), held.stderr());
    assertFalse(Files.exists(directory.resolve("held.snapshot")));
  }

  @Test
  void mistakesAreSaid() {
    Outcome missing = shell.run("--snapshot", "no.snapshot", "-c", "pass");
    assertEquals(2, missing.exitCode());
    assertTrue(missing.stderr().contains("no.snapshot: there is no such file"), missing.stderr());
    Outcome noFile = shell.run("snapshot", "create");
    assertEquals(2, noFile.exitCode());
    assertTrue(noFile.stderr().contains("see jyodide snapshot create --help"), noFile.stderr());
    Outcome noModule = shell.run("snapshot", "create", "-m", "nowhere", "-o", "a.snapshot");
    assertEquals(1, noModule.exitCode());
    assertTrue(noModule.stderr().contains("No module named 'nowhere'"), noModule.stderr());
    assertFalse(Files.exists(directory.resolve("a.snapshot")));
    Outcome noDirectory = shell.run("snapshot", "create", "-o", "none/a.snapshot");
    assertEquals(1, noDirectory.exitCode());
    assertTrue(noDirectory.stderr().contains("cannot write the snapshot"), noDirectory.stderr());
    assertTrue(shell.run("snapshot").out().startsWith("Usage: jyodide snapshot"));
  }
}
