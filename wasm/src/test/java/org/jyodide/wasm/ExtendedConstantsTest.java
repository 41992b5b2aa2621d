package org.jyodide.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.jyodide.wasm.runtime.Global;
import org.jyodide.wasm.runtime.Instance;

/** Constant expressions that calculate, for which the archive of the test-suite has no script. */
class ExtendedConstantsTest {
  private final Instance instance =
      ModuleCompiler.compile(ModuleDecoder.decode(module()))
          .instantiate(wanted -> Global.ofI32(1000, false));

  @Test
  void globalsAreCalculatedFromThoseBefore() {
    assertEquals(1006, global("a").get());
    assertEquals(-2012, global("b").get());
    assertEquals(1L << 40, global("c").get());
  }

  @Test
  void offsetsOfSegmentsAreCalculated() {
    assertEquals('x', Objects.requireNonNull(instance.memory("memory")).loadU8(1008));
    assertNotNull(Objects.requireNonNull(instance.table("table")).get(3));
  }

  private Global global(String name) {
    return Objects.requireNonNull(instance.global(name));
  }

  private static byte[] module() {
    return new ModuleBytes()
        .section(1, 1, "60 00 00")
        .section(2, 1, ModuleBytes.text("env") + ModuleBytes.text("base") + "03 7f 00")
        .section(3, 1, "00")
        .section(4, 1, "70 00 04")
        .section(5, 1, "00 01")
        // a = base + 2 * 3, b = 0 - 2 * a, c = 2^20 * 2^20
        .section(
            6,
            3,
            "7f 00 23 00 41 02 41 03 6c 6a 0b",
            "7f 00 41 00 41 02 23 01 6c 6b 0b",
            "7e 00 42 80 80 c0 00 42 80 80 c0 00 7e 0b")
        .section(
            7,
            5,
            ModuleBytes.text("a") + "03 01",
            ModuleBytes.text("b") + "03 02",
            ModuleBytes.text("c") + "03 03",
            ModuleBytes.text("memory") + "02 00",
            ModuleBytes.text("table") + "01 00")
        .section(9, 1, "00 41 04 41 01 6b 0b 01 00")
        .section(10, 1, ModuleBytes.body("00 0b"))
        .section(11, 1, "00 23 01 41 02 6a 0b 01 78")
        .build();
  }
}
