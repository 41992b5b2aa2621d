package org.jyodide.emscripten;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.jyodide.wasm.Limits;
import org.jyodide.wasm.Trap;
import org.jyodide.wasm.runtime.Memory;

class CStringsTest {
  private final Memory memory = new Memory(new Limits(1, 1), 1);

  @Test
  void readsUpToTheZeroByte() {
    memory.write(8, "grün€😀\0rest".getBytes(StandardCharsets.UTF_8));
    assertEquals("grün€😀", CStrings.read(memory, 8));
    assertEquals("gr", CStrings.read(memory, 8, 2));
    memory.write(0, new byte[] {'a', (byte) 0xFF, 'b', 0});
    assertEquals("a\uFFFDb", CStrings.read(memory, 0));
    memory.fill(65530, 1, 6);
    assertThrows(Trap.class, () -> CStrings.read(memory, 65530));
    assertThrows(Trap.class, () -> CStrings.read(memory, -1));
  }

  @Test
  void writesWholeCharactersOnly() {
    memory.fill(0, '#', 16);
    assertEquals(3, CStrings.write(memory, 0, "aü€", 6));
    assertEquals("aü", CStrings.read(memory, 0));
    assertEquals('#', memory.loadI8(4));
    assertEquals(6, CStrings.write(memory, 0, "aü€", 7));
    assertEquals("aü€", CStrings.read(memory, 0));
    assertEquals(0, CStrings.write(memory, 0, "xyz", 1));
    assertEquals("", CStrings.read(memory, 0));
    assertEquals(0, CStrings.write(memory, 0, "xyz", 0));
    assertEquals(1, CStrings.write(memory, 0, "\uD800", 10));
    assertEquals("?", CStrings.read(memory, 0));
    assertArrayEquals(new byte[] {'a', 0}, CStrings.encode("a"));
  }
}
