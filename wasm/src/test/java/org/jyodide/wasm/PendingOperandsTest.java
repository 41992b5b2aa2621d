package org.jyodide.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jyodide.wasm.runtime.Instance;

/** Operands that wait below others while control parts and meets: they survive on every way. */
class PendingOperandsTest {
  private final Instance instance =
      ModuleCompiler.compile(ModuleDecoder.decode(module())).instantiate(wanted -> null);

  @ParameterizedTest
  @CsvSource({"7, 2", "200, -1"})
  void belowTheValuesOfBrIf(int argument, int expected) {
    assertEquals(expected, call("brIf", argument));
  }

  @ParameterizedTest
  @CsvSource({"7, 7", "70, 70", "200, 3"})
  void belowABlockWithBrTable(int argument, int expected) {
    assertEquals(expected, call("brTable", argument));
  }

  private Object call(String function, int argument) {
    Object result = Objects.requireNonNull(instance.function(function)).invoke(argument);
    return Objects.requireNonNull(result);
  }

  private static byte[] module() {
    return new ModuleBytes()
        .section(1, 2, "60 01 7f 01 7f", "60 00 02 7f 7f")
        .section(3, 2, "00 00")
        .section(7, 2, ModuleBytes.text("brIf") + "00 00", ModuleBytes.text("brTable") + "00 01")
        .section(
            10,
            2,
            // x - 5, or (x + 1) - (x + 2) by the branch.
            ModuleBytes.body(
                """
                00 02 01 20 00 20 00 41 01 6a 20 00 41 02 6a
                20 00 41 e4 00 4a 0d 00 1a 1a 41 05 0b 6b 0b
                """),
            // x, or 3 by the table.
            ModuleBytes.body(
                """
                00 20 00 02 40 20 00 41 e4 00 4a 04 40 41 03 20 00 0e 01 02 02 0b
                20 00 41 32 4a 0d 00 41 01 04 40 01 0b 0b 0b
                """))
        .build();
  }
}
