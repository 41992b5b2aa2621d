package org.jyodide.wasm.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.jyodide.wasm.ModuleBytes;
import org.jyodide.wasm.ModuleDecoder;
import org.jyodide.wasm.WasmModule;

class NameSectionTest {
  @Test
  void functionNamesAreFoundBehindOtherNames() {
    byte[] content =
        ModuleBytes.join(
            ModuleBytes.hex("00 02 01 6d"), ModuleBytes.hex("01 07 02 00 01 61 05 01 62"));
    assertEquals(Map.of(0, "a", 5, "b"), names(content));
  }

  @Test
  void aMalformedSectionIsNoErrorAndKeepsWhatCameBefore() {
    assertEquals(Map.of(0, "a"), names(ModuleBytes.hex("01 07 02 00 01 61 05 09 62")));
    assertEquals(Map.of(), names(ModuleBytes.hex("01 80 80 80 80 80")));
  }

  private static Map<Integer, String> names(byte[] content) {
    WasmModule module =
        ModuleDecoder.decode(new ModuleBytes().custom(NameSection.NAME, content).build());
    return module.functionNames();
  }
}
