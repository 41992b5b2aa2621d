package org.jyodide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StandardStreamsTest {
  /** An input that a test fills between reads; it never blocks. */
  private static final class Script extends InputStream {
    private byte[] bytes = {};
    private int at;
    private boolean fails;

    void set(byte[] content) {
      bytes = content;
      at = 0;
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException("Python reads blocks");
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (fails) {
        throw new IOException("broken");
      }
      int count = Math.min(length, bytes.length - at);
      System.arraycopy(bytes, at, target, offset, count);
      at += count;
      return count == 0 ? -1 : count;
    }
  }

  /** An output that can refuse. */
  private static final class Sink extends OutputStream {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean fails;
    private int flushes;

    @Override
    public void write(int b) throws IOException {
      if (fails) {
        throw new IOException("full");
      }
      bytes.write(b);
    }

    @Override
    public void flush() {
      flushes++;
    }

    String take() {
      String text = bytes.toString(StandardCharsets.UTF_8);
      bytes.reset();
      return text;
    }
  }

  private static final Script IN = new Script();
  private static final Sink OUT = new Sink();
  private static final Sink ERR = new Sink();
  private static int columns = 100;
  private static Interpreter python;

  @BeforeAll
  static void start() {
    Terminal terminal =
        new Terminal() {
          @Override
          public int columns() {
            return columns;
          }

          @Override
          public int rows() {
            return 40;
          }
        };
    python =
        Interpreter.create(
            InterpreterOptions.defaults()
                .withStdin(IN)
                .withStdout(OUT)
                .withStderr(ERR)
                .withTerminal(terminal, StandardStream.STDERR));
    python.exec("import sys, os");
  }

  @AfterAll
  static void close() {
    python.close();
  }

  @BeforeEach
  void reset() {
    IN.set(new byte[0]);
    OUT.take();
    ERR.take();
  }

  @Test
  void printReachesTheStreamWhenPythonFlushes() {
    python.exec("print('grüße ☃', end='')\nprint(flush=True)");
    assertEquals("grüße ☃\n", OUT.take());
    int before = OUT.flushes;
    python.exec("os.write(1, b'raw')");
    assertEquals("raw", OUT.take());
    assertTrue(OUT.flushes > before);
  }

  @Test
  void errorsGoToTheirOwnStream() {
    python.exec("print('problem', file=sys.stderr)");
    assertEquals("problem\n", ERR.take());
    assertEquals("", OUT.take());
  }

  @Test
  void readsLinesUntilTheEnd() {
    IN.set("first\nzwei ü\nlast".getBytes(StandardCharsets.UTF_8));
    assertEquals("first", python.eval("input()").asString());
    assertEquals("zwei ü\n", python.eval("sys.stdin.readline()").asString());
    assertEquals("last", python.eval("sys.stdin.read()").asString());
    assertEquals("", python.eval("sys.stdin.read()").asString());
    PythonException e = assertThrows(PythonException.class, () -> python.eval("input()"));
    assertEquals("EOFError", e.pythonType());
  }

  @Test
  void anEndIsNotForEver() {
    assertEquals("", python.eval("sys.stdin.read()").asString());
    IN.set("more\n".getBytes(StandardCharsets.UTF_8));
    assertEquals("more", python.eval("input()").asString());
  }

  @Test
  void invalidUtf8OnStandardInput() {
    IN.set(new byte[] {'a', (byte) 0xFF, 'b', '\n'});
    String handler = python.eval("sys.stdin.errors").asString();
    assertEquals("surrogateescape", handler); // as python has it in the C locale's UTF-8 mode
    assertEquals("a\udcffb", python.eval("input()").asString());
    InterpreterOptions strict =
        InterpreterOptions.defaults()
            .withEnvironmentVariable("PYTHONIOENCODING", "utf-8:strict")
            .withStdin(new ByteArrayInputStream(new byte[] {(byte) 0xC3, '\n'}));
    try (Interpreter other = Interpreter.create(strict)) {
      PythonException e = assertThrows(PythonException.class, () -> other.eval("input()"));
      assertEquals("UnicodeDecodeError", e.pythonType());
    }
  }

  @Test
  void terminals() {
    assertEquals(
        "(False, False, True)", python.eval("(os.isatty(0), os.isatty(1), os.isatty(2))").repr());
    assertEquals(
        "os.terminal_size(columns=100, lines=40)", python.eval("os.get_terminal_size(2)").repr());
    columns = 33;
    assertEquals(33, python.eval("os.get_terminal_size(2).columns").asInt());
    assertEquals(
        "OSError",
        assertThrows(PythonException.class, () -> python.eval("os.get_terminal_size(1)"))
            .pythonType());
  }

  @Test
  void failingStreamsAreOsErrors() {
    OUT.fails = true;
    PythonException e = assertThrows(PythonException.class, () -> python.exec("os.write(1, b'x')"));
    OUT.fails = false;
    assertEquals("OSError", e.pythonType());
    IN.set(new byte[] {'x'});
    IN.fails = true;
    e = assertThrows(PythonException.class, () -> python.exec("os.read(0, 1)"));
    IN.fails = false;
    assertEquals("OSError", e.pythonType());
    assertTrue(e.pythonMessage().contains("I/O error"), e.pythonMessage());
  }

  @Test
  void theDevicesCanBeOpenedByName() {
    python.exec("with open('/dev/stdout', 'w') as f: f.write('by name')");
    assertEquals("by name", OUT.take());
    IN.set("typed".getBytes(StandardCharsets.UTF_8));
    assertEquals("typed", python.eval("open('/dev/stdin').read()").asString());
  }

  @Test
  void thereIsNoControllingTerminal() {
    PythonException e =
        assertThrows(PythonException.class, () -> python.exec("open('/dev/tty', 'a')"));
    assertTrue(e.pythonMessage().contains("No such device or address"), e.pythonMessage());
  }

  @Test
  void closingFlushesWhatPythonHoldsBack() {
    Sink out = new Sink();
    Interpreter other = Interpreter.create(InterpreterOptions.defaults().withStdout(out));
    other.exec("import atexit\natexit.register(print, 'bye')\nprint('held back', end=' ')");
    other.close();
    assertEquals("held back bye\n", out.take());
  }
}
