package org.jyodide.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jyodide.cli.Shell.Outcome;

/** What the command answers without starting Python. */
class MainTest {
  @TempDir private Path directory;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(directory, Map.of());
  }

  @Test
  void help() {
    Outcome help = shell.run("-h");
    assertEquals(0, help.exitCode());
    assertTrue(help.out().startsWith("usage: jyodide [options]"), help.out());
    assertTrue(help.out().lines().allMatch(line -> line.length() <= 80));
    assertEquals("", help.stderr());
  }

  @Test
  void anUnknownFlag() {
    Outcome unknown = shell.run("--frobnicate");
    assertEquals(2, unknown.exitCode());
    assertEquals(
        "jyodide: unknown option '--frobnicate'; see jyodide --help", unknown.stderr().strip());
    assertEquals("", unknown.out());
  }

  @Test
  void aMissingScript() {
    Outcome missing = shell.run("no.py");
    assertEquals(2, missing.exitCode());
    assertEquals(
        "jyodide: can't open file '"
            + directory.resolve("no.py")
            + "': [Errno 2] No such file or directory",
        missing.stderr().strip());
  }

  @Test
  void inspectIsACommandOfItsOwn() {
    Outcome wrong = shell.run("inspect", "--nope");
    assertEquals(2, wrong.exitCode());
    assertTrue(wrong.stderr().contains("jyodide inspect --help"), wrong.stderr());
    assertEquals(1, shell.run("inspect", "no.wasm").exitCode());
  }

  @Test
  void theSwitchesForDevelopers() {
    Outcome options = shell.run("--options");
    assertEquals(0, options.exitCode());
    assertTrue(options.out().contains("jyodide.dump"), options.out());
  }
}
