package org.jyodide.wasm.dump;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.jyodide.wasm.IndexSpaces;
import org.jyodide.wasm.SmallModule;
import org.jyodide.wasm.WasmModule;
import org.jyodide.wasm.codegen.ModuleTranslator;
import org.jyodide.wasm.codegen.RuntimeCompiler;
import org.jyodide.wasm.ir.TreeBuilder;

class CompilerDumpsTest {
  private final WasmModule module = SmallModule.create();

  @Test
  void representationOfAFunction() {
    assertEquals(
        """
        function 3 i_i
          Return i32.add(i0, i0)
        """,
        IrPrinter.print(TreeBuilder.build(module, IndexSpaces.of(module), 3)));
  }

  @Test
  void bytecodeOfAFunction() {
    byte[] code =
        Objects.requireNonNull(
            ModuleTranslator.translate(module, RuntimeCompiler.options())
                .get("org/jyodide/wasm/compiled/Code0"));
    assertEquals(
        """
        method f3(ILorg/jyodide/wasm/compiled/Module;)I
          iload 0
          iload 0
          iadd
          ireturn
        """,
        BytecodePrinter.print(code, "f3"::equals));
    String loop = BytecodePrinter.print(code, "f0"::equals);
    assertTrue(loop.contains("Instance.poll"), loop);
  }
}
