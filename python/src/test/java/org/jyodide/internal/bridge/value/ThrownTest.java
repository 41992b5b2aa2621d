package org.jyodide.internal.bridge.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.jyodide.emscripten.ExitStatus;
import org.jyodide.wasm.Trap;
import org.jyodide.wasm.TrapKind;

class ThrownTest {
  @Test
  void aHostErrorIsItsOwnValue() {
    HostError error = HostError.range("too far");

    assertSame(error, Thrown.value(error));
    assertSame(error, Thrown.exception(error));
    assertEquals("RangeError", error.get("name"));
    assertEquals("too far", error.get("message"));
    error.set("name", "Other");
    assertEquals("Other: too far", error.display());
    assertEquals(List.of("stack", "message", "name"), error.ownNames());
  }

  @Test
  void aJavaExceptionShowsItsTextAndComesBackItself() {
    IllegalStateException thrown = new IllegalStateException("bad state");

    HostObject value = Thrown.value(thrown);

    assertEquals("IllegalStateException: bad state", value.display());
    assertEquals(Undefined.UNDEFINED, value.get("getClass"));
    assertTrue(HostValues.display(value.get("stack")).contains("ThrownTest"));
    assertSame(thrown, Thrown.exception(value));
    assertThrows(ClassNotFoundException.class, () -> raise(new ClassNotFoundException("x")));
  }

  private static void raise(Exception thrown) {
    throw Thrown.exception(new ThrownObject(thrown));
  }

  @Test
  void anyOtherValueIsCarried() {
    RuntimeException thrown = Thrown.exception("text");

    assertEquals("text", thrown.getMessage());
    assertEquals("text", ((HostThrow) thrown).value());
  }

  @Test
  void whatEndsTheProgramIsNoValue() {
    for (Throwable fatal :
        List.of(
            new Trap(TrapKind.UNREACHABLE),
            new ExitStatus(1),
            new StackOverflowError(),
            new FatalException(new IllegalStateException("x")))) {
      assertSame(fatal, assertThrows(Throwable.class, () -> Thrown.value(fatal)));
    }
  }
}
