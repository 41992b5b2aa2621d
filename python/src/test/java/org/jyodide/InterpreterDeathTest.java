package org.jyodide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.jyodide.internal.capi.ProgramEndedException;
import org.jyodide.wasm.LinkException;
import org.jyodide.wasm.Trap;
import org.jyodide.wasm.TrapKind;

/** What a Java programmer reads when an interpreter dies. */
class InterpreterDeathTest {
  @Test
  void aFunctionThatNoLibraryDefinesIsNamed() {
    LinkException cause =
        new LinkException("/lib/a.so calls 'backtrace', which no loaded library defines");
    InterpreterDeadException death = death(cause);
    assertEquals(
        "/lib/a.so calls 'backtrace', which no loaded library defines: it was built for another"
            + " platform or without a library that it needs; make a new interpreter",
        death.getMessage());
    assertSame(cause, death.getCause());
  }

  @Test
  void trapsAreToldInTheWordsOfCOrOfTheSettings() {
    assertEquals(
        "Python's C code crashed (unreachable); make a new interpreter",
        death(new Trap(TrapKind.UNREACHABLE)).getMessage());
    assertEquals(
        "the JVM has no memory left for Python (-Xmx); make a new interpreter",
        death(new Trap(TrapKind.OUT_OF_HEAP)).getMessage());
  }

  @Test
  void eachCallerGetsAnExceptionOfItsOwnWithTheFirstCause() {
    InterpreterDeadException first = death(new IllegalStateException("broken"));
    InterpreterDeadException again = InterpreterDeath.again(first);
    assertEquals(first.getMessage(), again.getMessage());
    assertSame(first.getCause(), again.getCause());
  }

  private static InterpreterDeadException death(Throwable cause) {
    return InterpreterDeath.of(new ProgramEndedException("call", cause));
  }
}
