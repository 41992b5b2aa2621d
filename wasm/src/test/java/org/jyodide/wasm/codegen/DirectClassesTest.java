package org.jyodide.wasm.codegen;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.jyodide.wasm.ModuleDecoder;
import org.jyodide.wasm.WasmModule;
import org.objectweb.asm.ClassReader;

class DirectClassesTest {
  /** Functions 0 and 2 are {@code () -> i32}, function 1 is {@code (i64) -> ()}; all exported. */
  private static final byte[] MODULE = {
    0, 'a', 's', 'm', 1, 0, 0, 0, //
    1, 9, 2, 0x60, 0, 1, 0x7F, 0x60, 1, 0x7E, 0, //
    3, 4, 3, 0, 1, 0, //
    7, 13, 3, 1, 'a', 0, 0, 1, 'b', 0, 1, 1, 'c', 0, 2, //
    10, 14, 3, 4, 0, 0x41, 7, 0x0B, 2, 0, 0x0B, 4, 0, 0x41, 9, 0x0B
  };

  private final WasmModule module = ModuleDecoder.decode(MODULE);
  private final CompileOptions options = CompileOptions.of("some.code", "some.code");
  private final ModuleLayout layout = ModuleLayout.of(module, options);

  @Test
  void copiesAreWhatWouldHaveBeenWritten() {
    DirectClasses copied = new DirectClasses(layout, DirectClasses.samples(module, options));
    DirectClasses written = new DirectClasses(layout);
    for (int function = 0; function < 3; function++) {
      assertArrayEquals(written.of(function), copied.of(function), "function " + function);
    }
    assertEquals("some/code/Direct2", new ClassReader(copied.of(2)).getClassName());
  }

  @Test
  void namesOfAnotherLengthAreReplacedAndOthersStay() {
    byte[] file = new DirectClasses(layout).of(0);
    byte[] other =
        ConstantNames.replaced(
            file, List.of("some/code/Direct0"), List.of("some/code/Direct1234567"));
    assertEquals("some/code/Direct1234567", new ClassReader(other).getClassName());
    assertEquals(file.length + 6, other.length);
    assertArrayEquals(
        file,
        ConstantNames.replaced(
            other, List.of("some/code/Direct1234567"), List.of("some/code/Direct0")));
  }
}
