package org.jyodide.cli.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole sessions, typed at a terminal that is no device. */
@Tag("terminal")
@Timeout(240)
class ReplCommandTest {
  @TempDir private Path directory;
  private Typist typist;

  @BeforeEach
  void open() throws IOException {
    typist = new Typist(directory.toRealPath());
  }

  @AfterEach
  void close() throws IOException {
    typist.close();
  }

  @Test
  void expressionsBlocksAndAwait() throws Exception {
    typist.start();
    typist.type("6 * 7");
    typist.type("_ + 1");
    typist.type("for i in range(2):\r    print('line', i)\r");
    typist.type("import asyncio");
    typist.type("await asyncio.sleep(0.01, 'slept')");
    typist.type("exit()");
    assertEquals(0, typist.exitCode());
    String screen = typist.screen();
    assertTrue(screen.contains("Python 3.14"), screen);
    assertTrue(screen.contains("\n42") && screen.contains("\n43"), screen);
    assertTrue(screen.contains("line 0") && screen.contains("line 1"), screen);
    assertTrue(screen.contains("'slept'"), screen);
  }

  @Test
  void exceptionsShowNoFramesOfOurs() throws Exception {
    typist.start("-q");
    typist.type("def f(): return undefined\r");
    typist.type("f()");
    typist.type("import asyncio");
    typist.type("async def g(): raise ValueError('deep')\r");
    typist.type("await g()");
    typist.type("x = 1 +");
    typist.type("raise SystemExit('bye')");
    assertEquals(1, typist.exitCode());
    String screen = typist.screen();
    assertFalse(screen.contains("Type \"help\""), screen);
    assertTrue(screen.contains("NameError: name 'undefined' is not defined"), screen);
    assertTrue(screen.contains("ValueError: deep"), screen);
    assertTrue(screen.contains("SyntaxError: invalid syntax"), screen);
    assertTrue(screen.contains("bye"), screen);
    assertFalse(screen.contains("jyodide console"), screen);
    assertFalse(screen.contains("webloop"), screen);
    assertFalse(screen.contains("codeop"), screen);
  }

  @Test
  void programsReadTheTerminal() throws Exception {
    typist.start("-q");
    typist.type("name = input('who? ')\rme");
    typist.type("'hello ' + name");
    typist.type("exit");
    assertEquals(0, typist.exitCode());
    assertTrue(typist.screen().contains("'hello me'"), typist.screen());
  }

  @Test
  void controlCEndsLinesAndPrograms() throws Exception {
    typist.start("-q");
    typist.press("1/0\u0003");
    typist.type("import time");
    typist.press("time.sleep(60)\r");
    Thread.sleep(300);
    typist.press("\u0003");
    typist.awaitPrompt();
    typist.press("while True: pass\r\r");
    Thread.sleep(300);
    typist.press("\u0003");
    typist.awaitPrompt();
    typist.press("input()\r");
    Thread.sleep(300);
    typist.press("\u0003");
    typist.type("'still ' + 'here'");
    typist.press("\u0004");
    assertEquals(0, typist.exitCode());
    String screen = typist.screen();
    assertFalse(screen.contains("ZeroDivisionError"), screen);
    assertEquals(4, screen.split("KeyboardInterrupt", -1).length - 1, screen);
    assertTrue(screen.contains("'still here'"), screen);
  }

  @Test
  void completionByRlcompleter() throws Exception {
    typist.start("-q");
    typist.type("import sys");
    typist.type("sys.maxs\t > 1");
    typist.type("import jso\t");
    typist.type("json.__name__");
    typist.type("quit()");
    assertEquals(0, typist.exitCode());
    assertTrue(typist.screen().contains("True"), typist.screen());
    assertTrue(typist.screen().contains("'json'"), typist.screen());
  }

  @Test
  void afterAProgram() throws Exception {
    Files.writeString(directory.resolve("a.py"), "import sys\nx = sys.argv\n1/0\n");
    typist.start("-i", "a.py", "arg");
    typist.type("x, __name__");
    typist.type("exit()");
    assertEquals(0, typist.exitCode());
    String screen = typist.screen();
    assertTrue(screen.contains("ZeroDivisionError"), screen);
    assertTrue(screen.contains("(['a.py', 'arg'], '__main__')"), screen);
    assertFalse(screen.contains("jyodide console"), screen);
  }

  @Test
  void promptsAndRefusals() throws Exception {
    typist.start("-q");
    typist.type("import sys; sys.ps1 = 'p' + '>>> '");
    typist.type("open('new.txt', 'w')");
    typist.type("exit()");
    assertEquals(0, typist.exitCode());
    assertTrue(typist.screen().contains("p>>> "), typist.screen());
    assertTrue(
        typist.screen().contains("is read-only here; --allow-write opens it"), typist.screen());
  }
}
