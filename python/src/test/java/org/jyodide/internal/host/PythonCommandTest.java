package org.jyodide.internal.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.jyodide.InterpreterOptions;
import org.jyodide.Mount;
import org.jyodide.PythonRuntime;

@Timeout(120)
class PythonCommandTest {
  private static PythonRuntime runtime;

  @TempDir Path directory;

  /** What a run printed, and its exit code. */
  private record Ended(int code, String out, String err) {}

  @BeforeAll
  static void load() {
    runtime = PythonRuntime.load();
  }

  @AfterAll
  static void close() {
    runtime.close();
  }

  private Ended run(String... arguments) {
    return run(InputStream.nullInputStream(), arguments);
  }

  private Ended run(InputStream in, String... arguments) {
    return run(FileRefusalListener.NONE, in, arguments);
  }

  private Ended run(FileRefusalListener refusals, InputStream in, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    InterpreterOptions options =
        InterpreterOptions.defaults()
            .withArguments(List.of(arguments))
            .withMount(Mount.readOnly(directory, "/work"))
            .withWorkingDirectory("/work")
            .withStdin(in)
            .withStdout(out)
            .withStderr(err);
    int code = new PythonCommand(runtime, options, refusals).run();
    return new Ended(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static InputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void codeAndExitCodes() {
    assertEquals(
        new Ended(0, "['-c', 'a', '-b'] ['']\n", ""),
        run("-c", "import sys; print(sys.argv, sys.path[:1])", "a", "-b"));
    assertEquals(3, run("-c", "raise SystemExit(3)").code());
    assertEquals(new Ended(1, "", "bye\n"), run("-c", "import sys; sys.exit('bye')"));
    assertEquals(new Ended(7, "", ""), run("-c", "import os; print('lost'); os._exit(7)"));
    Ended failed = run("-c", "print('before'); 1/0");
    assertEquals(1, failed.code());
    assertEquals("before\n", failed.out());
    assertEquals(
        """
        Traceback (most recent call last):
          File "<string>", line 1, in <module>
            print('before'); 1/0
                             ~^~
        ZeroDivisionError: division by zero
        """,
        failed.err());
    assertEquals(130, run("-c", "raise KeyboardInterrupt").code());
  }

  @Test
  void scripts() throws Exception {
    Files.writeString(
        directory.resolve("script.py"),
        "import sys, helper\nprint(__file__, __name__, sys.argv[1:], helper.VALUE, sys.path[0])\n");
    Files.writeString(directory.resolve("helper.py"), "VALUE = 5\n");
    assertEquals(
        new Ended(0, "/work/script.py __main__ ['x', 'ü'] 5 /work\n", ""),
        run("/work/script.py", "x", "ü"));
    Files.writeString(directory.resolve("broken.py"), "def f(:\n");
    Ended broken = run("broken.py");
    assertEquals(1, broken.code());
    assertTrue(broken.err().contains("File \"/work/broken.py\", line 1"), broken.err());
    assertTrue(broken.err().contains("SyntaxError: invalid syntax"), broken.err());
    Ended missing = run("missing.py");
    assertEquals(2, missing.code());
    assertTrue(missing.err().contains("can't open file '/work/missing.py'"), missing.err());
    Files.createDirectory(directory.resolve("folder"));
    Ended folder = run("folder");
    assertEquals(1, folder.code());
    assertTrue(folder.err().contains("can't find '__main__' module in"), folder.err());
  }

  @Test
  void modulesAndStandardInput() {
    assertEquals(
        new Ended(0, "{\n    \"a\": 1\n}\n", ""), run(text("{\"a\": 1}"), "-m", "json.tool"));
    assertEquals(
        new Ended(0, "['-', 'x'] 42\n", ""),
        run(text("import sys\nprint(sys.argv, 6 * 7)\n"), "-", "x"));
    assertEquals(new Ended(0, "line\n", ""), run(text("line\n"), "-c", "print(input())"));
    assertEquals(1, run("-m", "no_such_module").code());
  }

  @Test
  void optionsOfPythonItself() {
    assertEquals(new Ended(0, "Python 3.14.2\n", ""), run("-V"));
    Ended help = run("-h");
    assertEquals(0, help.code());
    assertTrue(help.out().startsWith("usage:"), help.out());
    Ended unknown = run("--unknown");
    assertEquals(2, unknown.code());
    assertTrue(unknown.err().contains("Unknown option: --unknown"), unknown.err());
    assertEquals(
        "True 2\n",
        run("-I", "-OO", "-c", "import sys; print(sys.flags.isolated == 1, sys.flags.optimize)")
            .out());
  }

  @Test
  void theImageDoesNotShow() {
    String source =
        "import os, sys; print(sys.argv, sys.orig_argv[1:], sys.flags.inspect, sys.path[:1],"
            + " 'PYTHONINSPECT' in os.environ, sys.stdout.line_buffering, vars().keys() - {'os', 'sys'})";
    String fromImage = run("-c", source, "x").out();
    String fromTheBeginning = run("-B", "-c", source, "x").out().replace("'-B', ", "");
    assertEquals(fromTheBeginning.indexOf("{"), fromImage.indexOf("{"));
    assertEquals(
        fromTheBeginning.substring(0, fromTheBeginning.indexOf("{")),
        fromImage.substring(0, fromImage.indexOf("{")));
  }

  @Test
  void theEndIsInGoodOrder() {
    assertEquals(
        new Ended(0, "held back bye\ndeleted\n", ""),
        run(
            "-c",
            """
            import atexit, threading
            atexit.register(print, 'bye')
            class D:
                def __del__(self): print('deleted')
            d = D()
            print('held back', end=' ')
            """));
  }

  @Test
  void asyncio() {
    assertEquals(
        new Ended(0, "slept\n", ""),
        run(
            "-c",
            """
            import asyncio
            async def main():
              await asyncio.sleep(0.01)
              print('slept')
            asyncio.run(main())
            """));
  }

  @Test
  void canBeInterrupted() throws Exception {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PythonCommand command =
        new PythonCommand(
            runtime,
            InterpreterOptions.defaults()
                .withArguments(List.of("-c", "while True: pass"))
                .withStderr(err));
    Thread interrupter =
        new Thread(
            () -> {
              try {
                while (!Thread.interrupted()) {
                  Thread.sleep(200);
                  command.interrupt();
                }
              } catch (InterruptedException e) {
                // The test is over.
              }
            });
    interrupter.start();
    int code = command.run();
    interrupter.interrupt();
    interrupter.join();
    assertEquals(130, code);
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("KeyboardInterrupt"));
  }

  @Test
  void tellsOfRefusedAccesses() {
    List<String> refused = new ArrayList<>();
    Ended ended =
        run(
            (path, write) -> refused.add(path + " " + write),
            InputStream.nullInputStream(),
            "-c",
            "open('/work/new.txt', 'w')");
    assertEquals(1, ended.code());
    assertEquals(List.of("/work/new.txt true"), refused);
  }
}
