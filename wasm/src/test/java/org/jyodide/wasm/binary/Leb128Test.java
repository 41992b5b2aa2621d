package org.jyodide.wasm.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jyodide.wasm.MalformedException;
import org.jyodide.wasm.ModuleBytes;

class Leb128Test {
  @ParameterizedTest
  @CsvSource({
    "00, 0",
    "7f, 127",
    "80 01, 128",
    "e5 8e 26, 624485",
    "80 80 80 80 00, 0",
    "ff ff ff ff 0f, -1",
    "80 80 80 80 08, -2147483648"
  })
  void unsigned32(String bytes, int expected) {
    assertEquals(expected, reader(bytes).u32());
  }

  @ParameterizedTest
  @CsvSource({
    "00, 0",
    "3f, 63",
    "40, -64",
    "7f, -1",
    "80 7f, -128",
    "c0 bb 78, -123456",
    "ff ff ff ff 07, 2147483647",
    "80 80 80 80 78, -2147483648",
    "ff ff ff ff 7f, -1"
  })
  void signed32(String bytes, int expected) {
    assertEquals(expected, reader(bytes).s32());
  }

  @ParameterizedTest
  @CsvSource({"ff ff ff ff 0f, 4294967295", "40, -64", "80 80 80 80 70, -4294967296"})
  void signed33(String bytes, long expected) {
    assertEquals(expected, reader(bytes).s33());
  }

  @ParameterizedTest
  @CsvSource({
    "00, 0",
    "80 80 80 80 80 80 80 80 80 7f, -9223372036854775808",
    "ff ff ff ff ff ff ff ff ff 00, 9223372036854775807",
    "80 80 80 80 80 80 80 80 40, -4611686018427387904"
  })
  void signed64(String bytes, long expected) {
    assertEquals(expected, reader(bytes).s64());
  }

  @ParameterizedTest
  @CsvSource({
    "u32, 80 80 80 80 80 00, integer representation too long",
    "u32, 80 80 80 80 10, integer too large",
    "u32, ff ff ff ff 1f, integer too large",
    "u32, 80 80, unexpected end",
    "s32, 80 80 80 80 80 00, integer representation too long",
    "s32, 80 80 80 80 70, integer too large",
    "s32, ff ff ff ff 0f, integer too large",
    "s33, ff ff ff ff 1f, integer too large",
    "s33, 80 80 80 80 10, integer too large",
    "s64, 80 80 80 80 80 80 80 80 80 80 00, integer representation too long",
    "s64, 80 80 80 80 80 80 80 80 80 7e, integer too large",
    "s64, ff ff ff ff ff ff ff ff ff 01, integer too large"
  })
  void refuses(String kind, String bytes, String message) {
    Function<BinaryReader, Number> read =
        switch (kind) {
          case "u32" -> BinaryReader::u32;
          case "s32" -> BinaryReader::s32;
          case "s33" -> BinaryReader::s33;
          default -> BinaryReader::s64;
        };
    MalformedException e = assertThrows(MalformedException.class, () -> read.apply(reader(bytes)));
    assertTrue(e.getMessage().startsWith(message), e.getMessage());
  }

  @Test
  void stopsBehindTheNumber() {
    BinaryReader reader = reader("e5 8e 26 05");
    reader.u32();
    assertEquals(3, reader.position());
    assertEquals(5, reader.u8());
  }

  private static BinaryReader reader(String bytes) {
    return new BinaryReader(ModuleBytes.hex(bytes));
  }
}
