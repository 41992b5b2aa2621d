package org.jyodide.internal.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.jyodide.internal.bridge.value.FunctionObject;
import org.jyodide.internal.bridge.value.HostError;
import org.jyodide.internal.bridge.value.HostValues;

class BridgeErrorTest {
  private static FunctionObject throwing(RuntimeException thrown) {
    return new FunctionObject(
        "throwing",
        (self, args) -> {
          throw thrown;
        });
  }

  private static FunctionObject calling() {
    return new FunctionObject("calling", (self, args) -> HostValues.call(args[0]));
  }

  @Test
  void aPythonExceptionShowsTypeAndTraceback() {
    SharedBridge.test(
        python -> {
          PythonError error =
              assertThrows(PythonError.class, () -> python.run("def f():\n  return {}['k']\nf()"));
          assertEquals("KeyError", error.type());
          assertTrue(error.traceback().startsWith("Traceback (most recent call last):\n"));
          assertTrue(error.traceback().endsWith("KeyError: 'k'\n"), error.traceback());
        });
  }

  @Test
  void aPythonExceptionPassesThroughTheHostAsTheSameObject() {
    SharedBridge.test(
        python -> {
          python.set("call", calling());
          assertEquals(
              true,
              python.run(
                  """
                  error = ValueError('x')
                  def raises(): raise error
                  def check():
                      try:
                          call(lambda: call(raises))
                      except ValueError as e:
                          return e is error
                  result = check()
                  error.__traceback__ = None
                  del error
                  result
                  """));
        });
  }

  /** Another exception in between does not matter. */
  @Test
  void theIdentityOutlivesOtherExceptions() {
    SharedBridge.test(
        python -> {
          python.set(
              "call",
              new FunctionObject(
                  "call",
                  (self, args) -> {
                    try {
                      return HostValues.call(args[0]);
                    } catch (PythonError e) {
                      assertThrows(PythonError.class, () -> python.run("1 / 0"));
                      throw e;
                    }
                  }));
          assertEquals(
              "True",
              python.text(
                  """
                  error = ValueError('x')
                  def raises(): raise error
                  try:
                      call(raises)
                  except ValueError as e:
                      result = str(e is error)
                  error.__traceback__ = None
                  del error
                  result
                  """));
        });
  }

  @Test
  void aHostErrorIsAPythonExceptionAndComesBackItself() {
    SharedBridge.test(
        python -> {
          HostError error = HostError.range("too far");
          python.set("f", throwing(error));
          assertSame(
              error,
              python.run(
                  """
                  from pyodide.ffi import JsException
                  try:
                      f()
                  except JsException as e:
                      assert e.name == 'RangeError' and str(e) == 'RangeError: too far'
                      assert isinstance(e, Exception)
                      result = e.js_error
                  result
                  """));
        });
  }

  @Test
  void aJavaExceptionIsAPythonException() {
    SharedBridge.test(
        python -> {
          python.set("f", throwing(new IllegalStateException("bad state")));
          assertEquals(
              "IllegalStateException: bad state",
              python.run(
                  """
                  try:
                      f()
                  except Exception as e:
                      result = str(e)
                  result
                  """));
        });
  }

  @Test
  void errorsOfConversionAreRaised() {
    SharedBridge.test(
        python -> {
          python.set("f", new FunctionObject("f", (self, args) -> HostValues.object(null)));
          PythonError error = assertThrows(PythonError.class, () -> python.run("f()"));
          assertEquals("JsException", error.type());
          assertTrue(error.traceback().contains("TypeError: Cannot read properties of null"));
        });
  }

  @Test
  void standardErrorIsBackAfterATraceback() {
    SharedBridge.test(
        python -> {
          python.run("import os; before = os.fstat(2).st_ino, os.dup(2)");
          assertThrows(PythonError.class, () -> python.run("1 / 0"));
          assertEquals(
              true,
              python.run(
                  "os.close(before[1]); r = os.fstat(2).st_ino == before[0] and"
                      + " os.dup(2) == before[1]; os.close(before[1]); r"));
        });
  }
}
