package org.jyodide.wasm.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.jyodide.wasm.Limits;
import org.jyodide.wasm.Trap;
import org.jyodide.wasm.TrapKind;

class MemoryTest {
  private final Memory memory = new Memory(new Limits(1, 3), 2);

  @Test
  void numbersAreLittleEndian() {
    memory.storeI32(8, 0x01020304);
    assertArrayEquals(new byte[] {4, 3, 2, 1}, memory.read(8, 4));
    memory.storeI64(16, -2);
    assertEquals(-2, memory.loadI64(16));
    assertEquals(0xFE, memory.loadU8(16));
    memory.storeF64(24, Math.PI);
    assertEquals(Math.PI, memory.loadF64(24));
  }

  @Test
  void growthStopsAtTheCapAndKeepsTheContent() {
    memory.storeI8(5, 42);
    assertEquals(1, memory.grow(1));
    assertEquals(2, memory.pages());
    assertEquals(42, memory.loadI8(5));
    assertEquals(-1, memory.grow(1));
    assertEquals(-1, memory.grow(-1));
  }

  @Test
  void accessOutsideTraps() {
    memory.loadI32(Memory.PAGE_SIZE - 4);
    Trap trap = assertThrows(Trap.class, () -> memory.loadI32(Memory.PAGE_SIZE - 3));
    assertEquals(TrapKind.OUT_OF_BOUNDS_MEMORY, trap.kind());
    assertThrows(Trap.class, () -> memory.loadI8(-1));
    assertThrows(Trap.class, () -> memory.copy(0, 8, Integer.MAX_VALUE));
  }
}
