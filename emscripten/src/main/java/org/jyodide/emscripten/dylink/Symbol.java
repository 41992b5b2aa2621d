package org.jyodide.emscripten.dylink;

import org.jyodide.wasm.runtime.WasmFunction;

/** What a library defines under a name. */
sealed interface Symbol {
  /** A function. */
  record Code(WasmFunction function) implements Symbol {}

  /** A datum, by its address. */
  record Data(int address) implements Symbol {}

  /** The value of a pointer to it. */
  default int pointer(FunctionSlots functions) {
    if (this instanceof Code code) {
      return functions.slot(code.function());
    }
    return ((Data) this).address();
  }
}
