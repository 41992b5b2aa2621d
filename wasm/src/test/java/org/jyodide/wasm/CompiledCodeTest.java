package org.jyodide.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Objects;
import java.util.Timer;
import java.util.TimerTask;
import org.junit.jupiter.api.Test;
import org.jyodide.wasm.runtime.Instance;
import org.jyodide.wasm.runtime.WasmFunction;

/** What compiled code promises beyond the specification: it can be stopped and bounded. */
class CompiledCodeTest {
  private static final int CAP = 3;

  private final Instance instance =
      ModuleCompiler.compile(SmallModule.create()).instantiate(wanted -> null, CAP);

  private WasmFunction function(String name) {
    return Objects.requireNonNull(instance.function(name));
  }

  @Test
  void anEndlessLoopIsInterruptedFromAnotherThread() {
    Timer timer = new Timer(true);
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            instance.interrupt();
          }
        },
        50);
    Trap trap = assertThrows(Trap.class, () -> function("spin").invoke());
    timer.cancel();
    assertEquals(TrapKind.INTERRUPTED, trap.kind());
    assertEquals(14, function("twice").invoke(7), "an interruption stops one call only");
  }

  @Test
  void endlessRecursionIsATrapAndTheThreadGoesOn() {
    Trap trap = assertThrows(Trap.class, () -> function("recurse").invoke());
    assertEquals(TrapKind.STACK_EXHAUSTED, trap.kind());
    assertEquals(6, function("twice").invoke(3));
  }

  @Test
  void memoryGrowsToItsCapAndNotBeyond() {
    assertEquals(1, function("grow").invoke(2));
    assertEquals(-1, function("grow").invoke(1));
    assertEquals(3, function("grow").invoke(0));
  }

  @Test
  void anOftenCalledFunctionKeepsItsResults() {
    WasmFunction before = function("twice");
    for (int i = 0; i < 1000; i++) {
      assertEquals(2 * i, before.invoke(i));
    }
    assertFalse(before == function("twice"), "it has a class of its own now");
    assertEquals(10, function("twice").invoke(5));
  }
}
