package org.jyodide.wasm.codegen;

import org.jyodide.wasm.DevOptions;
import org.jyodide.wasm.DevOptions.Dump;
import org.jyodide.wasm.dump.BytecodePrinter;
import org.jyodide.wasm.dump.IrPrinter;
import org.jyodide.wasm.dump.WatPrinter;
import org.jyodide.wasm.ir.FunctionGraph;

/** Prints the stages of the translation of a function, as {@link DevOptions} ask. */
final class TranslationDumps {
  private final ModuleLayout layout;
  private final DevOptions options = DevOptions.current();

  TranslationDumps(ModuleLayout layout) {
    this.layout = layout;
  }

  /** Prints the source and the representation of a function. */
  void print(FunctionGraph function) {
    int index = function.index();
    if (options.dumps(Dump.WAT, index, layout.spaces())) {
      System.err.print(new WatPrinter(layout.module()).function(index));
    }
    if (options.dumps(Dump.IR, index, layout.spaces())) {
      System.err.print(IrPrinter.print(function));
    }
  }

  /** Prints the methods of functions in a class. */
  void print(byte[] codeClass) {
    if (options.dumps(Dump.BYTECODE)) {
      System.err.print(
          BytecodePrinter.print(
              codeClass, name -> options.dumps(Dump.BYTECODE, function(name), layout.spaces())));
    }
  }

  /** The index of the function to which a method belongs: {@code f12$3} is of 12. */
  private static int function(String method) {
    String number = method.substring(1);
    int end = number.indexOf('$');
    return Integer.parseInt(end < 0 ? number : number.substring(0, end));
  }
}
