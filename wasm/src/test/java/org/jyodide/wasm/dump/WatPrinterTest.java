package org.jyodide.wasm.dump;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.jyodide.wasm.ModuleBytes;
import org.jyodide.wasm.ModuleDecoder;

class WatPrinterTest {
  private final WatPrinter printer = new WatPrinter(ModuleDecoder.decode(ModuleBytes.sample()));

  @Test
  void aFunctionIsIndentedByBlocks() {
    String expected =
        """
          (func (;2;) (;factor;) (type 1) (param i32) (result i32)
            local.get 0
            i32.eqz
            if (result i32)
              i32.const 1
            else
              local.get 0
              local.get 0
              i32.const 1
              i32.sub
              call 2 (;factor;)
              i32.mul
            end
            i32.const 0
            local.get 0
            select (result i32)
          )
        """;
    assertEquals(expected, printer.function("factor"));
    assertEquals(expected, printer.function("run"));
    assertEquals(expected, printer.function(2));
  }

  @Test
  void bothFormsOfExceptionHandling() {
    String legacy =
        """
          (func (;3;) (type 2) (param i32 i64)
            try
              local.get 0
              local.get 1
              throw 0
            catch 0
              drop
              drop
              try
                rethrow 1
              delegate 0
            catch_all
              rethrow 0
            end
          )
        """;
    assertEquals(legacy, printer.function(3));
    assertTrue(printer.function(4).contains("try_table (catch 0 0) (catch_all 1)\n"));
    assertTrue(printer.function(4).contains("br_table 0 1 1\n"));
  }

  @Test
  void theModuleHasItsSections() {
    String text = printer.module();
    for (String line :
        new String[] {
          "  (type (;2;) (func (param i32 i64)))",
          "  (import \"env\" \"callback\" (func (;0;) (param i32) (result i32)))",
          "  (import \"env\" \"failure\" (tag (param i32 i64)))",
          "    (local i32 f64 f64)",
          "    return_call_indirect (type 1) (;[I32] -> [I32];)",
          "  (table 4 externref)",
          "  (global (mut i32) i32.const 42)",
          "  (export \"run\" (func 2))",
          "  (start 1)",
          "  (elem (table 0) (offset global.get 0) func 1)",
          "  (elem externref (item ref.null extern))",
          "  (elem declare func 4)",
          "  (data (offset i32.const 16) \"abc\")"
        }) {
      assertTrue(text.contains(line + "\n"), () -> line + " not in\n" + text);
    }
  }

  @Test
  void functionsThatAreNotThere() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> printer.function("no"));
    assertEquals(
        "an export, a debug name or an index below 6 was wanted, got \"no\"", e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> printer.function(0));
  }

  @Test
  void floatsAreWrittenAsTheTextFormatWantsThem() {
    assertEquals("1.5", WatText.f32(Float.floatToRawIntBits(1.5f)));
    assertEquals("-inf", WatText.f64(Double.doubleToRawLongBits(Double.NEGATIVE_INFINITY)));
    assertEquals("nan", WatText.f32(0x7FC00000));
    assertEquals("-nan:0x200000", WatText.f32(0xFFA00000));
    assertEquals("nan:0x8000000000001", WatText.f64(0x7FF8000000000001L));
  }

  @Test
  void stringsAndCommentsAreEscaped() {
    assertEquals("\"a\\22\\5c\\0a\\c3\\a4\"", WatText.string("a\"\\\nä"));
    assertEquals("(;operator; )x;)", WatText.comment("operator;)x"));
  }
}
