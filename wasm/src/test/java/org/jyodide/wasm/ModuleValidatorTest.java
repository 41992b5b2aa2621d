package org.jyodide.wasm;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleValidatorTest {
  @Test
  void bodiesAreValidatedInAnyOrder() {
    WasmModule module = ModuleDecoder.decode(ModuleBytes.sample());
    ModuleValidator validator = new ModuleValidator(module);
    assertEquals(6, validator.spaces().functionCount());
    for (int body = module.code().size() - 1; body >= 0; body--) {
      int only = body;
      assertDoesNotThrow(() -> validator.validateBodies(only, only + 1), "body " + body);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "20 00", // local.get
        "20 00 04 7f 41 01 05 41 02 0b", // if with a result
        "00", // unreachable stands for any operand
        "00 6a",
        "02 7f 20 00 0c 00 0b", // br out of a block
        "41 01 20 00 0d 00", // br_if out of the function
        "41 07 20 00 0e 02 00 00 00", // br_table
        "20 00 0f 1b", // select of unknown operands
        "20 00 10 00", // call
        "20 00 12 00", // return_call
        "20 00 41 00 11 01 00", // call_indirect
        "06 7f 20 00 08 00 07 00 19 41 00 0b", // try, catch, catch_all
        "06 7f 20 00 18 00", // delegate to the caller
        "06 7f 41 00 07 00 1a 09 00 0b", // rethrow
        "02 7f 1f 40 01 00 00 00 0b 41 00 0b", // try_table
        "02 69 1f 40 01 03 00 0b 00 0b 0a", // throw_ref
        "d0 70 d1", // ref.null, ref.is_null
        "20 00 28 02 00" // i32.load
      })
  void validBodies(String code) {
    assertDoesNotThrow(() -> ModuleValidator.validate(withBody(code)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1a                        | type mismatch: instruction requires an operand
          42 00                     | type mismatch: instruction requires [i32] but stack has [i64]
          20 00 20 00               | type mismatch: block requires [] but stack has [i32]
          01                        | type mismatch: instruction requires [i32] but stack has []
          00 42 00                  | type mismatch
          20 00 04 7f 41 01 0b      | type mismatch: if without else
          20 01                     | unknown local 1
          23 00                     | unknown global 0
          20 00 10 07               | unknown function 7
          20 00 41 00 11 09 00      | unknown type 9
          20 00 41 00 11 01 03      | unknown table 3
          20 00 0c 05               | unknown label 5
          20 00 08 02               | unknown tag 2
          20 00 28 03 00            | alignment must not be larger than natural
          41 00 41 00 1c 02 7f 7f   | invalid result arity
          d0 70 d0 70 41 00 1b 1a 20 00 | type mismatch: select of references
          02 40 09 00 0b 20 00      | invalid rethrow label 0
          fd 0c 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 fd 15 10 | invalid lane index 16
          fd 0c 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 fd 21 02 | invalid lane index 2
          41 00 fd 0c 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 fd 5b 00 00 02 | invalid lane index 2
          41 00 fd 00 05 00         | alignment must not be larger than natural
          d2 00 d1                  | undeclared function reference 0
          fc 0d 00 20 00            | unknown elem segment 0
          fc 09 00 20 00            | unknown data segment 0
          20 00 0e 01 00 01         | unknown label 1
          02 40 20 00 0e 01 00 01 0b 20 00 | type mismatch: br_table
          10 01 12 01 20 00         | type mismatch: tail call
          02 40 1f 40 01 00 00 00 0b 0b 20 00 | type mismatch: catch carries
          """)
  void invalidBodies(String code, String message) {
    InvalidException e =
        assertThrows(InvalidException.class, () -> ModuleValidator.validate(withBody(code)));
    assertTrue(e.getMessage().startsWith(message), e.getMessage());
    assertTrue(e.getMessage().contains("in function 0 (f) at offset 0x"), e.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          20 00 05                  | END opcode expected, else outside of if
          20 00 07 00               | END opcode expected, handler outside of try
          27                        | illegal opcode 0x27
          fc 12                     | illegal opcode 0xfc12
          fd 9a 01                  | illegal opcode 0xfd9a
          fd 80 02                  | illegal opcode 0xfd 256
          fd 0c 00                  | unexpected end
          3f 01                     | zero byte expected
          02 6a                     | malformed block type -22
          d0 7f                     | malformed reference type 0x7f
          20 00 0b                  | section size mismatch: a body goes on after its end
          20 00 02 40               | END opcode expected
          42 00 02 40               | END opcode expected
          """)
  void malformedBodies(String code, String message) {
    MalformedException e =
        assertThrows(MalformedException.class, () -> ModuleValidator.validate(withBody(code)));
    assertTrue(e.getMessage().startsWith(message), e.getMessage());
    assertTrue(e.getMessage().endsWith(" in function 0 (f)"), e.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          04 | 70 01 02 01        | size minimum must not be greater than maximum
          05 | 01 02 01           | size minimum must not be greater than maximum
          05 | 00 81 80 04        | memory size must be at most 65536 pages (4GiB)
          06 | 7f 00 42 00 0b     | type mismatch
          06 | 7f 00 01 0b        | constant expression required
          06 | 7f 00 23 00 0b     | unknown global 0
          06 | 7f 00 0b           | type mismatch
          07 | 01 61 00 00        | unknown function 0
          07 | 01 61 02 00        | unknown memory 0
          09 | 00 41 00 0b 00     | unknown table 0
          0b | 00 41 00 0b 00     | unknown memory 0
          0b | 02 01 41 00 0b 00  | unknown memory 1
          03 | 00                 | unknown type 0
          06 | 7b 00 41 00 0b     | type mismatch
          """)
  void invalidSections(String section, String entry, String message) {
    byte[] bytes = new ModuleBytes().section(Integer.parseInt(section, 16), 1, entry).build();
    InvalidException e =
        assertThrows(
            InvalidException.class,
            () -> new ModuleValidator(ModuleDecoder.decodeWithoutCode(bytes)));
    assertTrue(e.getMessage().startsWith(message), e.getMessage());
  }

  @Test
  void globalsMayUseThoseBefore() {
    byte[] bytes =
        new ModuleBytes().section(6, 2, "7f 00 41 05 0b", "7f 00 23 00 41 02 6c 0b").build();
    assertDoesNotThrow(() -> ModuleValidator.validate(ModuleDecoder.decode(bytes)));
    byte[] mutable =
        new ModuleBytes().section(6, 2, "7f 01 41 05 0b", "7f 00 23 00 41 02 6c 0b").build();
    InvalidException e =
        assertThrows(
            InvalidException.class, () -> ModuleValidator.validate(ModuleDecoder.decode(mutable)));
    assertTrue(e.getMessage().startsWith("constant expression required"), e.getMessage());
  }

  /**
   * A module with a memory, a table, tag 0 of [i32] and functions 0, called f, of [i32] -> [i32]
   * with that body, and 1 of [] -> [].
   */
  private static WasmModule withBody(String code) {
    return ModuleDecoder.decode(
        new ModuleBytes()
            .section(1, 3, "60 01 7f 00", "60 01 7f 01 7f", "60 00 00")
            .section(3, 2, "01", "02")
            .section(4, 1, "70 00 01")
            .section(5, 1, "00 01")
            .section(13, 1, "00 00")
            .section(10, 2, ModuleBytes.body("00" + code + "0b"), ModuleBytes.body("00 0b"))
            .custom("name", ModuleBytes.hex("01 04 01 00 01 66"))
            .build());
  }
}
