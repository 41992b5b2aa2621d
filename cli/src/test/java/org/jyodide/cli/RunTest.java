package org.jyodide.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.jyodide.cli.Shell.Outcome;

/** Programs run by Python itself: what they print, how they end, what they may reach. */
@Tag("slow")
class RunTest {
  @TempDir private Path directory;
  private Shell shell;

  @BeforeEach
  void open() throws IOException {
    directory = directory.toRealPath();
    shell = new Shell(directory, Map.of("SECRET", "s3", "OTHER", "o"));
  }

  private Path write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private void writeArchive(String name) throws IOException {
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(directory.resolve(name)))) {
      zip.putNextEntry(new ZipEntry("__main__.py"));
      zip.write("import sys; print('zip', sys.argv)".getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Also of those that the start image has imported for all programs. */
  @Test
  void modulesBesideTheScriptComeBeforeTheLibrary() throws IOException {
    write("queue.py", "mine = True");
    write("sub/statistics/__init__.py", "mine = True");
    write("sub/script.py", "import statistics, json; print(statistics.mine, json.dumps([1]))");
    String queue = "import queue; print(hasattr(queue, 'mine'))";
    assertEquals("True\n", shell.run("-c", queue).out());
    assertEquals("False\n", shell.run("-P", "-c", queue).out());
    assertEquals("True [1]\n", shell.run("sub/script.py").out());
    write("other/script.py", queue);
    assertEquals("False\n", shell.run("other/script.py").out());
    assertEquals("True\n", shell.run("-m", "other.script").out());
  }

  static Stream<Arguments> exitCodes() {
    return Stream.of(
        Arguments.of("raise SystemExit", 0, ""),
        Arguments.of("raise SystemExit(7)", 7, ""),
        Arguments.of("raise SystemExit('gone')", 1, "gone"),
        Arguments.of("1/0", 1, "ZeroDivisionError: division by zero"),
        Arguments.of("raise KeyboardInterrupt", 130, "KeyboardInterrupt"),
        Arguments.of("x = (", 1, "SyntaxError: '(' was never closed"),
        Arguments.of("raise SystemExit((1, 2))", 1, "(1, 2)"),
        Arguments.of("x = bytearray(2**31 - 1); y = x + x", 1, "MemoryError"),
        Arguments.of("import os; os._exit(9)", 9, ""));
  }

  @ParameterizedTest
  @MethodSource
  void exitCodes(String code, int exitCode, String lastLine) {
    Outcome outcome = shell.run("-c", code);
    assertEquals(exitCode, outcome.exitCode(), outcome.stderr());
    assertEquals(lastLine, outcome.stderr().strip().lines().reduce("", (a, b) -> b));
    assertEquals("", outcome.out());
  }

  @Test
  void aScriptWithArguments() throws IOException {
    Path script =
        write(
            "elsewhere/a.py",
            """
            import sys, helper
            print(sys.argv, __name__, __file__, helper.x, sys.path[0])
            """);
    write("elsewhere/helper.py", "x = 'help'");
    shell = new Shell(Files.createDirectory(directory.resolve("work")), Map.of());
    Outcome outcome = shell.run("../elsewhere/a.py", "-x", "--nope", "ä");
    assertEquals(
        "['../elsewhere/a.py', '-x', '--nope', 'ä'] __main__ "
            + directory.resolve("work")
            + "/../elsewhere/a.py help "
            + script.getParent()
            + "\n",
        outcome.out(),
        outcome.stderr());
  }

  @Test
  void modules() throws IOException {
    write("tool/__main__.py", "import sys; print('tool', sys.argv[1:])");
    assertEquals("tool ['a']\n", shell.run("-m", "tool", "a").out());
    Outcome missing = shell.run("-m", "nope");
    assertEquals(1, missing.exitCode());
    List<String> said = missing.stderr().lines().toList();
    assertTrue(said.get(0).endsWith(": No module named nope"), missing.stderr());
    assertEquals(
        "jyodide: 'nope' is not installed; if the package of that name has it,"
            + " 'jyodide pip install nope' installs it, 'jyodide run --with nope …' gives it to one run",
        said.get(1));
    assertEquals(2, said.size(), missing.stderr());
  }

  /** Those of the library that people run: each does its work or fails with one clear sentence. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "timeit -n 2 -r 2 sum(range(9)) | '' | 0 | 2 loops, best of 2",
        "json.tool | [1] | 0 | '    1'",
        "unittest -h | '' | 0 | usage: python3 -m unittest",
        "zipfile -l a.pyz | '' | 0 | __main__.py",
        "pydoc len | '' | 0 | Help on built-in function len",
        "calendar 2026 1 | '' | 0 | January 2026",
        "base64 -e | abc | 0 | YWJj",
        "http.server | '' | 1 | 'jyodide: the network is closed here'",
        "venv x | '' | 1 | ': No module named venv'",
      })
  void modulesOfTheLibrary(String arguments, String stdin, int exitCode, String said)
      throws IOException {
    writeArchive("a.pyz");
    List<String> command = new ArrayList<>(List.of("-m"));
    command.addAll(List.of(arguments.split(" ", -1)));
    Outcome outcome =
        shell.run(stdin.getBytes(StandardCharsets.UTF_8), command.toArray(String[]::new));
    assertEquals(exitCode, outcome.exitCode(), outcome.stderr());
    assertTrue(
        outcome.out().contains(said) || outcome.stderr().contains(said),
        outcome.out() + outcome.stderr());
  }

  @Test
  void directoriesAndArchives() throws IOException {
    write("d/__main__.py", "print('main of', __name__)");
    assertEquals("main of __main__\n", shell.run("d").out());

    writeArchive("a.pyz");
    assertEquals("zip ['a.pyz', 'x']\n", shell.run("a.pyz", "x").out());

    Files.createDirectory(directory.resolve("empty"));
    Outcome empty = shell.run("empty");
    assertEquals(1, empty.exitCode());
    assertTrue(
        empty
            .stderr()
            .endsWith(": can't find '__main__' module in '" + directory.resolve("empty") + "'\n"),
        empty.stderr());
  }

  @Test
  void aSyntaxErrorInAScript() throws IOException {
    Path script = write("bad.py", "def f(:\n");
    Outcome outcome = shell.run("bad.py");
    assertEquals(1, outcome.exitCode());
    assertEquals(
        """
          File "%s", line 1
            def f(:
                  ^
        SyntaxError: invalid syntax
        """
            .formatted(script),
        outcome.stderr());
  }

  @Test
  void aProgramFromStandardInput() {
    byte[] program = "import sys\nprint(sys.argv, 6 * 7)\n".getBytes(StandardCharsets.UTF_8);
    assertEquals("['-', 'a'] 42\n", shell.run(program, "-", "a").out());
    assertEquals("[''] 42\n", shell.run(program).out());
  }

  @Test
  void invalidUtf8OnStandardInput() {
    Outcome program = shell.run("print('\u00ff')\n".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(1, program.exitCode());
    assertTrue(program.stderr().contains("SyntaxError: Non-UTF-8 code starting with"));

    // In the C locale Python lets such bytes through, as surrogates.
    byte[] bytes = {'a', (byte) 0xff, '\n'};
    assertArrayEquals(bytes, shell.run(bytes, "-c", "print(input())").stdout());
    Outcome strict = shell.run(bytes, "-c", "open(0, encoding='utf-8').read()");
    assertEquals(1, strict.exitCode());
    assertTrue(strict.stderr().contains("UnicodeDecodeError"), strict.stderr());
  }

  @Test
  void bytesPassUnchanged() {
    byte[] bytes = new byte[100_000];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) ((i * 31) >> 3);
    }
    String copy = "import sys; sys.stdout.buffer.write(sys.stdin.buffer.read())";
    assertArrayEquals(bytes, shell.run(bytes, "-c", copy).stdout());
  }

  @Test
  void interactiveWithoutATerminal() {
    byte[] lines = "1 + 1\nx\n".getBytes(StandardCharsets.UTF_8);
    Outcome outcome = shell.run(lines, "-q", "-i", "-c", "x = 'from the command'");
    assertEquals("2\n'from the command'\n", outcome.out());
    assertTrue(outcome.stderr().contains(">>> "), outcome.stderr());
    assertEquals(0, outcome.exitCode());
  }

  @Test
  void version() {
    assertTrue(shell.run("-V").out().matches("Python 3\\.14\\.\\d+\n"));
    assertTrue(shell.run("--version").out().startsWith("Python 3.14."));
  }

  @Test
  void pythonsOwnOptions() {
    Outcome some =
        shell.run(
            "-BOqsuP",
            "-Xutf8",
            "-W",
            "ignore",
            "-c",
            """
            import sys
            f = sys.flags
            print(f.dont_write_bytecode, f.optimize, f.quiet, f.no_user_site)
            print(f.safe_path, f.utf8_mode, sys.stdout.write_through, sys.warnoptions)
            """);
    assertEquals("1 1 1 1\nTrue 1 True ['ignore']\n", some.out(), some.stderr());

    Outcome others =
        shell.run(
            "-OOEIS",
            "-X",
            "dev",
            "-c",
            """
            import sys
            f = sys.flags
            print(f.optimize, f.ignore_environment, f.isolated, f.no_site, f.dev_mode)
            """);
    assertEquals("2 1 1 1 True\n", others.out(), others.stderr());
  }

  @Test
  void variablesOfContainers() throws IOException {
    write("lib/helper.py", "x = 'help'");
    shell =
        new Shell(
            directory,
            Map.of(
                "PYTHONUNBUFFERED", "1",
                "PYTHONDONTWRITEBYTECODE", "1",
                "PYTHONWARNINGS", "error",
                "PYTHONPATH", directory.resolve("lib").toString(),
                "PYTHON_VERSION", "3.14.2"));
    String code =
        """
        import os, sys
        print(sys.stdout.write_through, sys.warnoptions)
        import helper
        print(helper.x, os.environ['PYTHON_VERSION'])
        """;
    Outcome all = shell.run("-A", "-c", code);
    assertEquals("True ['error']\nhelp 3.14.2\n", all.out(), all.stderr());
    Outcome one = shell.run("--allow-env=PYTHONUNBUFFERED", "-bq", "-c", "x = b''; str(x)");
    assertTrue(one.stderr().contains("BytesWarning: str() on a bytes instance"), one.stderr());
  }

  @Test
  void writingIsRefusedAndTheFlagNamed() throws IOException {
    Outcome refused = shell.run("-c", "open('out.txt', 'w')");
    assertEquals(1, refused.exitCode());
    assertEquals(
        "jyodide: '" + directory.resolve("out.txt") + "' is read-only here; --allow-write opens it",
        refused.stderr().strip().lines().reduce("", (a, b) -> b));
    assertFalse(Files.exists(directory.resolve("out.txt")));

    Outcome allowed = shell.run("--allow-write", "-c", "open('out.txt', 'w').write('ä')");
    assertEquals(0, allowed.exitCode(), allowed.stderr());
    assertEquals("ä", Files.readString(directory.resolve("out.txt")));
  }

  @Test
  void theTemporaryDirectoryAndTheHomeAreInMemory() {
    Outcome outcome =
        shell.run(
            "-c",
            """
            import pathlib, tempfile
            with tempfile.NamedTemporaryFile('w+') as f:
                f.write('x'); f.seek(0); print(f.read())
            (pathlib.Path.home() / 'a').write_text('y')
            pathlib.Path('/tmp/b').write_text('z')
            """);
    assertEquals("x\n", outcome.out(), outcome.stderr());
    assertEquals(0, outcome.exitCode(), outcome.stderr());
  }

  @Test
  void whatIsNotMountedIsNotThere() throws IOException {
    Path outside = Files.createTempDirectory("jyodide-outside");
    Files.writeString(outside.resolve("f"), "seen");
    try {
      Outcome hidden = shell.run("-c", "open('" + outside + "/f')");
      assertEquals(1, hidden.exitCode());
      assertTrue(hidden.stderr().contains("FileNotFoundError"), hidden.stderr());
      assertTrue(
          hidden.stderr().contains("--mount " + outside + ":" + outside + ":ro"), hidden.stderr());

      Outcome mounted =
          shell.run("--mount", outside + ":/seen:ro", "-c", "print(open('/seen/f').read())");
      assertEquals("seen\n", mounted.out(), mounted.stderr());
    } finally {
      Files.delete(outside.resolve("f"));
      Files.delete(outside);
    }
  }

  @Test
  void theEnvironmentIsClosed() {
    String look = "import os; print(os.environ.get('OTHER')); os.environ['SECRET']";
    Outcome closed = shell.run("-c", look);
    assertEquals(1, closed.exitCode());
    assertEquals("None\n", closed.out());
    assertTrue(closed.stderr().contains("--allow-env=SECRET"), closed.stderr());
    assertEquals(0, shell.run("--allow-env=SECRET", "-c", look).exitCode());
    assertEquals("o\n", shell.run("--allow-env", "-c", look).out());
  }

  @Test
  void theNetworkIsClosed() {
    Outcome outcome = shell.run("-c", "import socket; socket.create_connection(('127.0.0.1', 9))");
    assertEquals(1, outcome.exitCode());
    assertTrue(outcome.stderr().contains("the network is closed"), outcome.stderr());
  }

  @Test
  void theReaderHasGone() {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    Outcome outcome = shell.withStdout(broken).run("-c", "print('x' * 1_000_000)");
    assertEquals(1, outcome.exitCode());
    assertTrue(outcome.stderr().contains("BrokenPipeError"), outcome.stderr());
  }

  @Test
  void theExamplesDoWhatTheySay() {
    String examples = Path.of("../examples").toAbsolutePath().normalize() + "/";
    assertTrue(shell.run(examples + "hello.py", "World").out().startsWith("Hello, World,"));

    byte[] words = "to be or not to be".getBytes(StandardCharsets.UTF_8);
    assertEquals("     2 to\n     2 be\n", shell.run(words, examples + "word_count.py", "2").out());

    Outcome early = shell.run(examples + "ledger.py");
    assertEquals(2, early.exitCode());
    Outcome added = shell.run("--allow-write", examples + "ledger.py", "add", "coffee", "2.40");
    assertEquals(0, added.exitCode(), added.stderr());
    assertEquals("      2.40 coffee\n      2.40 in all\n", shell.run(examples + "ledger.py").out());
  }
}
