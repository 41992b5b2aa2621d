package org.jyodide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Python code that forges what the host trusts it with: it owns its memory. Each may end its own
 * interpreter, with one clear exception, and nothing else.
 */
@Timeout(60)
class JavaCrashTest {
  private static final InterpreterOptions OPTIONS =
      InterpreterOptions.defaults()
          .withStdout(OutputStream.nullOutputStream())
          .withStderr(OutputStream.nullOutputStream())
          .withJavaAccess(JavaAccess.packages("java.util"));

  static Stream<NamedProgram> attempts() {
    return NamedProgram.read("java_crashes.py");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attempts")
  void endsItsOwnInterpreterAtMost(NamedProgram program) {
    try (Interpreter python = Interpreter.create(OPTIONS)) {
      python.globals().setItem("items", new ArrayList<>(List.of("a", "b")));
      try {
        python.exec(program.code());
      } catch (PythonException e) {
        assertFalse(e.traceback().contains("org.jyodide.internal"), e::traceback);
      } catch (InterpreterDeadException e) {
        String message = String.valueOf(e.getMessage());
        assertTrue(message.endsWith("; make a new interpreter"), message);
        assertFalse(message.contains("Exception"), message);
        assertTrue(python.isClosed());
        assertEquals(
            message,
            assertThrows(InterpreterDeadException.class, () -> python.eval("1")).getMessage());
      }
    }
    assertEquals(42, SharedPython.eval("6 * 7").asInt());
  }
}
