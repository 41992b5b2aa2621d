package org.jyodide.wasm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.jyodide.wasm.runtime.ExceptionInstance;
import org.jyodide.wasm.runtime.HostFunction;
import org.jyodide.wasm.runtime.Instance;

/**
 * The standard form of exception handling, for which the archive of the test-suite has no script.
 */
class TryTableTest {
  private static final FunctionType NO_VALUES = new FunctionType(List.of(), List.of());

  private final Instance instance =
      ModuleCompiler.compile(ModuleDecoder.decode(module()))
          .instantiate(wanted -> new HostFunction(NO_VALUES, failing()));

  @Test
  void catchCarriesThePayload() {
    assertEquals(7, call("catch", 7));
  }

  @Test
  void catchRefCarriesPayloadAndException() {
    assertEquals(8, call("catchRef", 8));
  }

  @Test
  void otherTagsPassToTheBlockOutside() {
    assertEquals(9, call("nested", 9));
  }

  @Test
  void throwRefThrowsTheSameExceptionAgain() {
    ExceptionInstance e = assertThrows(ExceptionInstance.class, () -> call("rethrow", 10));
    assertArrayEquals(new Object[] {10}, e.payload());
    assertSame(instance.tag("tag"), e.tag());
  }

  @Test
  void throwRefOfNullTraps() {
    Trap trap = assertThrows(Trap.class, () -> call("null", 0));
    assertEquals(TrapKind.NULL_EXCEPTION_REFERENCE, trap.kind());
  }

  @Test
  void catchAllSeesExceptionsOfTheHostButNoTraps() {
    assertEquals(1, call("host", 0));
    Trap trap = assertThrows(Trap.class, () -> call("trap", 0));
    assertEquals(TrapKind.UNREACHABLE, trap.kind());
  }

  private @Nullable Object call(String function, int argument) {
    return Objects.requireNonNull(instance.function(function)).invoke(argument);
  }

  private static MethodHandle failing() {
    return MethodHandles.throwException(void.class, IllegalStateException.class)
        .bindTo(new IllegalStateException("thrown by the host"));
  }

  private static byte[] module() {
    String[] names = {"catch", "catchRef", "nested", "rethrow", "null", "host", "trap"};
    String[] exports = new String[names.length + 1];
    for (int i = 0; i < names.length; i++) {
      exports[i] = ModuleBytes.text(names[i]) + "00 0" + (i + 1);
    }
    exports[names.length] = ModuleBytes.text("tag") + "04 00";
    return new ModuleBytes()
        .section(1, 4, "60 01 7f 01 7f", "60 01 7f 00", "60 00 00", "60 00 02 7f 69")
        .section(2, 1, ModuleBytes.text("env") + ModuleBytes.text("fail") + "00 02")
        .section(3, names.length, "00".repeat(names.length))
        .section(13, 2, "00 01", "00 02")
        .section(7, exports.length, exports)
        .section(
            10,
            names.length,
            ModuleBytes.body("00 02 7f 1f 7f 01 00 00 00 20 00 08 00 0b 0b 0b"),
            ModuleBytes.body("00 02 03 1f 40 01 01 00 00 20 00 08 00 0b 00 0b 1a 0b"),
            ModuleBytes.body(
                """
                00 02 7f 1f 7f 01 00 00 00
                02 40 1f 40 01 00 01 00 20 00 08 00 0b 0b 41 7f 0b 0b 0b
                """),
            ModuleBytes.body("00 02 69 1f 40 01 03 00 20 00 08 00 0b 00 0b 0a 0b"),
            ModuleBytes.body("00 d0 69 0a 0b"),
            ModuleBytes.body("00 02 40 1f 40 01 02 00 10 00 0b 41 00 0f 0b 41 01 0b"),
            ModuleBytes.body("00 02 40 1f 40 01 02 00 00 0b 41 00 0f 0b 41 01 0b"))
        .build();
  }
}
