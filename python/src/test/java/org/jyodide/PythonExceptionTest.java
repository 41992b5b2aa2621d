package org.jyodide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.jyodide.SharedPython.PYTHON;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(LeakCheck.class)
class PythonExceptionTest {
  private static PythonException raisedBy(String source) {
    return assertThrows(PythonException.class, () -> PYTHON.exec(source));
  }

  @Test
  void tellsTypeMessageAndTraceback() {
    PythonException e = raisedBy("{}['missing']");
    assertEquals("KeyError", e.pythonType());
    assertEquals("'missing'", e.pythonMessage());
    assertEquals("KeyError: 'missing'", e.getMessage());
    assertEquals(
        """
        Traceback (most recent call last):
          File "<exec>", line 1, in <module>
            {}['missing']
            ~~^^^^^^^^^^^
        KeyError: 'missing'
        """,
        e.traceback());
    assertEquals(OptionalInt.empty(), e.exitCode());
  }

  @Test
  void holdsTheExceptionObject() {
    PythonException e =
        raisedBy(
            """
            class Problem(Exception):
                def __init__(self, code):
                    super().__init__("code", code)
                    self.code = code
            raise Problem(7)
            """);
    assertEquals("Problem", e.pythonType());
    assertEquals(7, e.value().attr("code").asInt());
    assertEquals("('code', 7)", e.value().attr("args").repr());
  }

  @Test
  void namesTypesWithTheirModule() {
    assertEquals(
        "json.decoder.JSONDecodeError", raisedBy("import json; json.loads('{')").pythonType());
  }

  @Test
  void noMessage() {
    PythonException e = raisedBy("raise ValueError");
    assertEquals("ValueError", e.getMessage());
    assertEquals("", e.pythonMessage());
  }

  @Test
  void showsCausesAndNotes() {
    PythonException e =
        raisedBy(
            """
            try:
                1 / 0
            except ZeroDivisionError as e:
                e.add_note("remember")
                raise RuntimeError("outer") from e
            """);
    assertTrue(e.traceback().contains("ZeroDivisionError: division by zero\nremember\n"));
    assertTrue(e.traceback().contains("direct cause of the following exception"));
    assertTrue(e.traceback().endsWith("RuntimeError: outer\n"));
  }

  @Test
  void syntaxErrorsShowTheLine() {
    PythonException e = raisedBy("x = (1,\ny = 2\n");
    assertEquals("SyntaxError", e.pythonType());
    assertEquals(
        """
          File "<exec>", line 1
            x = (1,
                ^
        SyntaxError: '(' was never closed
        """,
        e.traceback());
    assertEquals("IndentationError", raisedBy("if True:\nx = 1").pythonType());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sys.exit()|0",
        "sys.exit(0)|0",
        "sys.exit(3)|3",
        "sys.exit(True)|1",
        "sys.exit(-1)|-1",
        "sys.exit('bye')|1",
        "raise SystemExit((1, 2))|1",
        "exit(5)|5"
      })
  void systemExitHasAnExitCode(String statement, int code) {
    PythonException e = raisedBy("import sys\n" + statement);
    assertEquals("SystemExit", e.pythonType());
    assertEquals(OptionalInt.of(code), e.exitCode());
    assertEquals(1, PYTHON.eval("1").asInt());
  }

  @Test
  void anExceptionThatCannotBeShown() {
    PythonException e =
        raisedBy(
            """
            class Broken(Exception):
                def __str__(self):
                    raise ValueError("no text")
            raise Broken
            """);
    assertEquals("Broken", e.pythonType());
    assertEquals("<exception str() failed>", e.pythonMessage());
    assertTrue(e.traceback().contains("Broken: <exception str() failed>"), e.traceback());
  }

  @Test
  void goesBackIntoPythonAsTheSameObject() {
    PythonException e = raisedBy("error = OSError(2, 'gone')\nraise error");
    assertEquals(
        "FileNotFoundError", e.value().typeName().replace("PermissionError", "FileNotFoundError"));
    assertTrue(e.value().is(PYTHON.globals().item("error")));
  }
}
