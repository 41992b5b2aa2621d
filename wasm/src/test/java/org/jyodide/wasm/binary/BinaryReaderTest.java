package org.jyodide.wasm.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jyodide.wasm.MalformedException;
import org.jyodide.wasm.ModuleBytes;

class BinaryReaderTest {
  @Test
  void numbersOfFixedSizeAreLittleEndian() {
    BinaryReader reader = reader("04 03 02 01 ff ee dd cc bb aa 99 88");
    assertEquals(0x01020304, reader.fixed32());
    assertEquals(0x8899AABBCCDDEEFFL, reader.fixed64());
    assertFalse(reader.hasRemaining());
  }

  @Test
  void namesAreUtf8() {
    assertEquals("aä€😀\uFFFD", new BinaryReader(ModuleBytes.name("aä€😀\uFFFD")).name());
  }

  @ParameterizedTest
  @ValueSource(strings = {"01 80", "02 c0 80", "03 ed a0 80", "04 f4 90 80 80", "02 e2 82"})
  void namesOfOtherBytesAreRefused(String bytes) {
    assertMessage("malformed UTF-8 encoding at offset 0x1", () -> reader(bytes).name());
  }

  @Test
  void lengthsBeyondTheEndAreRefused() {
    assertMessage(
        "length out of bounds: 5 of 2 remaining bytes at offset 0x0",
        () -> reader("05 61 62").name());
    assertMessage(
        "length out of bounds: 4294967295 of 0 remaining bytes at offset 0x0",
        () -> reader("ff ff ff ff 0f").length());
    assertMessage(
        "unexpected end of section or function at offset 0x5",
        () -> reader("ff ff ff ff 0f").count());
  }

  @Test
  void theEndOfTheRangeIsTheEnd() {
    BinaryReader reader = new BinaryReader(new byte[10], 2, 5);
    assertEquals(3, reader.remaining());
    reader.skip(3);
    assertMessage("unexpected end of section or function at offset 0x5", reader::u8);
    assertMessage("unexpected end of section or function at offset 0x5", reader::peek);
    assertMessage("unexpected end of section or function at offset 0x5", reader::fixed32);
    assertMessage("unexpected end of section or function at offset 0x5", () -> reader.seek(6));
    assertThrows(IndexOutOfBoundsException.class, () -> new BinaryReader(new byte[3], 2, 5));
  }

  private static void assertMessage(String message, Runnable action) {
    assertEquals(message, assertThrows(MalformedException.class, action::run).getMessage());
  }

  private static BinaryReader reader(String bytes) {
    return new BinaryReader(ModuleBytes.hex(bytes));
  }
}
