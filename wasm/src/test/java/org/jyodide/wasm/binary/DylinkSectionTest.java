package org.jyodide.wasm.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.jyodide.wasm.MalformedException;
import org.jyodide.wasm.ModuleBytes;
import org.jyodide.wasm.ModuleDecoder;

class DylinkSectionTest {
  @Test
  void allParts() {
    DylinkSection section =
        find(
                "01 05 c0 01 04 02 00",
                "02 06 01 04 6c 69 62 63",
                "03 05 01 01 78 80 02",
                "04 06 01 01 6d 01 79 01",
                "05 03 01 01 2e",
                "09 01 ff")
            .orElseThrow();
    assertEquals(192, section.memorySize());
    assertEquals(4, section.memoryAlignment());
    assertEquals(2, section.tableSize());
    assertEquals(0, section.tableAlignment());
    assertEquals(List.of("libc"), section.needed());
    assertEquals(Map.of("x", DylinkSection.TLS), section.exportFlags());
    assertEquals(
        Map.of(new DylinkSection.ImportName("m", "y"), DylinkSection.BINDING_WEAK),
        section.importFlags());
    assertEquals(List.of("."), section.runtimePaths());
  }

  @Test
  void otherModulesHaveNone() {
    assertEquals(
        Optional.empty(), DylinkSection.find(ModuleDecoder.decode(new ModuleBytes().build())));
  }

  @Test
  void aPartThatIsTooShortIsMalformed() {
    assertThrows(MalformedException.class, () -> find("01 02 c0 01"));
  }

  private static Optional<DylinkSection> find(String... parts) {
    byte[] module =
        new ModuleBytes()
            .custom(DylinkSection.NAME, ModuleBytes.hex(String.join("", parts)))
            .build();
    return DylinkSection.find(ModuleDecoder.decode(module));
  }
}
