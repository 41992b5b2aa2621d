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
import org.junit.jupiter.api.io.TempDir;

/** Whole sessions, typed at a terminal that is no device. */
@Tag("slow")
class ReplCommandTest {
  private static final String CONTROL_C = "\u0003";
  private static final String CONTROL_D = "\u0004";
  private static final String UP = "\u001bOA";
  private static final String COLOURED_PROMPT = "\u001b\\[[0-9;]*35[0-9;]*m>>> ";

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

  private void assertShown(String text) {
    assertTrue(typist.screen().text().contains(text), () -> typist.screen().text());
  }

  private void assertNotShown(String text) {
    assertFalse(typist.screen().text().contains(text), () -> typist.screen().text());
  }

  @Test
  void expressionsBlocksAndAwait() throws Exception {
    typist.start();
    assertShown("Python 3.14");
    typist.press("6 * 7\r");
    typist.screen().await("42");
    typist.screen().awaitPrompt();
    typist.press("_ + 1\r");
    typist.screen().await("43");
    typist.screen().awaitPrompt();
    typist.press("for i in range(2):\r    print('line', i)\r\r");
    typist.screen().await("line 0");
    typist.screen().await("line 1");
    typist.screen().awaitPrompt();
    typist.type("import asyncio");
    typist.press("await asyncio.sleep(0.01, 'sl' + 'ept')\r");
    typist.screen().await("'slept'");
    typist.screen().awaitPrompt();
    assertEquals(0, typist.typeLast("exit()"));
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
    assertEquals(1, typist.typeLast("raise SystemExit('bye')"));
    assertNotShown("Type \"help\"");
    assertShown("NameError: name 'undefined' is not defined");
    assertShown("ValueError: deep");
    assertShown("SyntaxError: invalid syntax");
    assertShown("\nbye\n");
    assertNotShown("jyodide console");
    assertNotShown("webloop");
    assertNotShown("codeop");
  }

  @Test
  void programsReadTheTerminal() throws Exception {
    typist.start("-q");
    typist.press("name = input('wh' + 'o? ')\r");
    typist.screen().await("who? ");
    typist.type("me");
    typist.press("'hello ' + name\r");
    typist.screen().await("'hello me'");
    typist.screen().awaitPrompt();
    assertEquals(0, typist.typeLast("exit"));
  }

  @Test
  void controlCEndsLinesAndPrograms() throws Exception {
    typist.start("-q");
    typist.press("1/0");
    interrupt();
    runAndInterrupt("import time; print('sl' + 'eeping'); time.sleep(100)\r", "sleeping");
    runAndInterrupt("exec(\"print('run' + 'ning')\\nwhile True: pass\")\r", "running");
    runAndInterrupt("input('ask' + 'ing')\r", "asking");
    runAndInterrupt(
        "import asyncio; print('awai' + 'ting'); await asyncio.sleep(100)\r", "awaiting");
    typist.press("'still ' + 'here'\r");
    typist.screen().await("'still here'");
    typist.screen().awaitPrompt();
    typist.press(CONTROL_D);
    assertEquals(0, typist.exitCode());
    assertNotShown("ZeroDivisionError");
  }

  private void runAndInterrupt(String keys, String sign) throws Exception {
    typist.press(keys);
    typist.screen().await(sign);
    interrupt();
  }

  private void interrupt() throws Exception {
    typist.press(CONTROL_C);
    typist.screen().await("KeyboardInterrupt");
    typist.screen().awaitPrompt();
  }

  @Test
  void completionByRlcompleter() throws Exception {
    typist.start("-q");
    typist.type("import sys");
    typist.press("sys.maxs\t > 1\r");
    typist.screen().await("True");
    typist.screen().awaitPrompt();
    typist.type("import jso\t");
    typist.press("json.__name__\r");
    typist.screen().await("'json'");
    typist.screen().awaitPrompt();
    assertEquals(0, typist.typeLast("quit()"));
  }

  @Test
  void whatIsPastedRunsAsAWhole() throws Exception {
    typist.start("-q");
    typist.press(
        paste(
            """
            def f(x):
                if x:

                    return 'a' * 3
                return 'b' * 3
            print(f(1))
            print(f(0))
            """));
    typist.press("\r");
    typist.screen().await("aaa");
    typist.screen().await("bbb");
    typist.screen().awaitPrompt();
    assertNotShown("Error");
    assertEquals(0, typist.typeLast("exit()"));
  }

  /** As a terminal sends it. */
  private static String paste(String text) {
    return "\u001b[200~" + text.replace('\n', '\r') + "\u001b[201~";
  }

  @Test
  void theHistoryOutlivesTheSession() throws Exception {
    typist.start("-q");
    typist.type("'kept' * 2");
    assertEquals(0, typist.typeLast("exit()"));
    typist.close();
    typist = new Typist(directory.toRealPath());
    typist.start("-q");
    typist.press(UP + UP + "\r");
    typist.screen().await("'keptkept'");
    typist.screen().awaitPrompt();
    assertEquals(0, typist.typeLast("exit()"));
  }

  @Test
  void thePromptIsColoured() throws Exception {
    typist.start("-q");
    assertEquals(0, typist.typeLast("exit()"));
    String raw = typist.screen().raw();
    assertTrue(raw.matches("(?s).*" + COLOURED_PROMPT + ".*"), raw);
  }

  @Test
  void thePromptIsNotColouredIfTheUserWantsNone() throws Exception {
    typist.with("NO_COLOR", "1").start("-q");
    assertEquals(0, typist.typeLast("exit()"));
    String raw = typist.screen().raw();
    assertFalse(raw.matches("(?s).*" + COLOURED_PROMPT + ".*"), raw);
    assertShown(">>> ");
  }

  @Test
  void afterAProgram() throws Exception {
    Files.writeString(directory.resolve("a.py"), "import sys\nx = sys.argv\n1/0\n");
    typist.start("-i", "a.py", "arg");
    typist.press("x, __name__\r");
    typist.screen().await("(['a.py', 'arg'], '__main__')");
    typist.screen().awaitPrompt();
    assertEquals(0, typist.typeLast("exit()"));
    assertShown("ZeroDivisionError");
    assertNotShown("jyodide console");
  }

  @Test
  void promptsAndRefusals() throws Exception {
    typist.start("-q");
    typist.type("import sys; sys.ps1 = 'p' + '>>> '");
    typist.type("open('new.txt', 'w')");
    assertEquals(0, typist.typeLast("exit()"));
    assertShown("p>>> ");
    assertShown("is read-only here; --allow-write opens it");
  }
}
