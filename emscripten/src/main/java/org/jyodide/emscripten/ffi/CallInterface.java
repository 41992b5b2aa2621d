package org.jyodide.emscripten.ffi;

import java.util.ArrayList;
import java.util.List;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.ValueType;
import org.jyodide.wasm.runtime.Memory;

/**
 * A copy of an {@code ffi_cif}: the C type of a function.
 *
 * @param arguments all of a call, variable ones included
 * @param fixed how many of them are not variable
 */
record CallInterface(FfiType result, List<FfiType> arguments, int fixed) {
  private static final int COUNT = 4;
  private static final int ARGUMENT_TYPES = 8;
  private static final int RESULT_TYPE = 12;
  private static final int FIXED_COUNT = 24;

  /** The most parameters of a function that engines for the Web support. */
  private static final int MOST_ARGUMENTS = 1000;

  static CallInterface read(Memory memory, int at) {
    int count = memory.loadI32(at + COUNT);
    int fixed = memory.loadI32(at + FIXED_COUNT);
    if (count < 0 || count > MOST_ARGUMENTS || fixed < 0 || fixed > count) {
      throw FfiType.refused(count + " arguments, " + fixed + " of them fixed");
    }
    int types = memory.loadI32(at + ARGUMENT_TYPES);
    List<FfiType> arguments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      arguments.add(FfiType.read(memory, memory.loadI32(types + 4 * i)));
    }
    FfiType result = FfiType.read(memory, memory.loadI32(at + RESULT_TYPE));
    return new CallInterface(result, arguments, fixed);
  }

  boolean isVariadic() {
    return fixed < arguments.size();
  }

  /**
   * The type of the function in WebAssembly: a pointer to the result if that goes through memory,
   * the fixed arguments, a pointer to the variable ones.
   */
  FunctionType functionType() {
    List<ValueType> parameters = new ArrayList<>();
    if (result.kind().isReturnedInMemory()) {
      parameters.add(ValueType.I32);
    }
    arguments.subList(0, fixed).forEach(a -> parameters.addAll(a.kind().passedAs()));
    if (isVariadic()) {
      parameters.add(ValueType.I32);
    }
    return new FunctionType(
        parameters, result.kind().isReturnedInMemory() ? List.of() : result.kind().passedAs());
  }
}
