package org.jyodide.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.jyodide.wasm.runtime.Instance;

/** An indirect call looks its function up when its arguments have been evaluated. */
class CallOrderTest {
  private final Instance instance =
      ModuleCompiler.compile(ModuleDecoder.decode(module())).instantiate(wanted -> null);

  @Test
  void anArgumentChangesTheCalledElement() {
    assertEquals(21, call("run"));
  }

  @Test
  void anArgumentTrapsBeforeTheIndex() {
    Trap trap = assertThrows(Trap.class, () -> call("trap"));
    assertEquals(TrapKind.UNREACHABLE, trap.kind());
  }

  private Object call(String function) {
    Object result = Objects.requireNonNull(instance.function(function)).invoke(1);
    return Objects.requireNonNull(result);
  }

  private static byte[] module() {
    return new ModuleBytes()
        .section(1, 1, "60 01 7f 01 7f")
        .section(3, 6, "00 00 00 00 00 00")
        .section(4, 1, "70 00 01")
        .section(7, 2, ModuleBytes.text("run") + "00 03", ModuleBytes.text("trap") + "00 05")
        .section(9, 2, "00 41 00 0b 01 00", "03 00 01 01")
        .section(
            10,
            6,
            // x + 10, which stands in the table; x + 20, which the third function puts there.
            ModuleBytes.body("00 20 00 41 0a 6a 0b"),
            ModuleBytes.body("00 20 00 41 14 6a 0b"),
            ModuleBytes.body("00 41 00 d2 01 26 00 20 00 0b"),
            ModuleBytes.body("00 20 00 10 02 41 00 11 00 00 0b"),
            ModuleBytes.body("00 00 0b"),
            ModuleBytes.body("00 20 00 10 04 41 09 11 00 00 0b"))
        .build();
  }
}
