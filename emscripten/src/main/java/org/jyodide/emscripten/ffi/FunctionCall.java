package org.jyodide.emscripten.ffi;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jyodide.emscripten.EmscriptenProcess;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.Trap;
import org.jyodide.wasm.TrapKind;
import org.jyodide.wasm.ValueType;
import org.jyodide.wasm.runtime.Memory;
import org.jyodide.wasm.runtime.WasmFunction;

/** One call of a function pointer with arguments that lie in linear memory. */
final class FunctionCall {
  private final EmscriptenProcess process;
  private final CallInterface type;

  /**
   * @param type the C type of the function
   */
  FunctionCall(EmscriptenProcess process, CallInterface type) {
    this.process = process;
    this.type = type;
  }

  /**
   * Makes the call.
   *
   * @param result where the result goes
   * @param values the address of an array with the address of each argument
   */
  void call(int pointer, int result, int values) {
    WasmFunction function = process.functions().table().function(pointer);
    try (StackFrame frame = new StackFrame(process)) {
      List<@Nullable Object> parameters = new ArrayList<>();
      if (type.result().kind().isReturnedInMemory()) {
        parameters.add(result);
      }
      for (int i = 0; i < type.fixed(); i++) {
        pass(frame, type.arguments().get(i), memory().loadI32(values + 4 * i), parameters);
      }
      if (type.isVariadic()) {
        parameters.add(passVariable(frame, values));
      }
      frame.enter();
      Object returned = function.invoke(adapt(parameters, function.type()));
      Values.store(memory(), type.result().kind(), result, adapt(returned));
    }
  }

  /**
   * The parameters as the function takes them. Whoever declared it wrongly gets what a call from
   * JavaScript would give: missing ones are 0, surplus ones are dropped, numbers are converted.
   */
  private static @Nullable Object[] adapt(List<@Nullable Object> parameters, FunctionType wanted) {
    @Nullable Object[] adapted = new @Nullable Object[wanted.params().size()];
    for (int i = 0; i < adapted.length; i++) {
      ValueType value = wanted.params().get(i);
      Number given = i < parameters.size() && parameters.get(i) instanceof Number n ? n : 0;
      if (!value.isNumeric()) {
        throw new Trap(
            TrapKind.INDIRECT_CALL_TYPE_MISMATCH,
            "(libffi call of a function of type " + wanted + ")");
      }
      adapted[i] = Values.convert(given, value);
    }
    return adapted;
  }

  private @Nullable Object adapt(@Nullable Object returned) {
    List<ValueType> wanted = type.functionType().results();
    return wanted.isEmpty()
        ? null
        : Values.convert(returned instanceof Number n ? n : 0, wanted.get(0));
  }

  private void pass(StackFrame frame, FfiType argument, int at, List<@Nullable Object> parameters) {
    switch (argument.kind()) {
      case VOID -> {}
      case STRUCT -> parameters.add(frame.copy(argument, at));
      case LONG_DOUBLE -> {
        parameters.add(memory().loadI64(at));
        parameters.add(memory().loadI64(at + 8));
      }
      default -> parameters.add(Values.load(memory(), argument.kind(), at));
    }
  }

  /**
   * Lays the variable arguments out in a block, as {@code va_arg} reads it: each at a multiple of
   * its size, at least of 4, with structs as pointers. Returns the address of the block.
   */
  private int passVariable(StackFrame frame, int values) {
    List<FfiType> variable = type.arguments().subList(type.fixed(), type.arguments().size());
    int[] offsets = new int[variable.size()];
    int size = 0;
    for (int i = 0; i < offsets.length; i++) {
      int slot = slotSize(variable.get(i));
      int alignment = Math.min(slot, 8);
      offsets[i] = (size + alignment - 1) & -alignment;
      size = offsets[i] + slot;
    }
    int block = frame.allocate(size, 16);
    for (int i = 0; i < offsets.length; i++) {
      FfiType argument = variable.get(i);
      int from = memory().loadI32(values + 4 * (type.fixed() + i));
      int to = block + offsets[i];
      switch (argument.kind()) {
        case VOID -> {}
        case STRUCT -> memory().storeI32(to, frame.copy(argument, from));
        case LONG_DOUBLE -> memory().copy(to, from, 16);
        case FLOAT -> memory().storeF64(to, memory().loadF32(from));
        case UINT8, SINT8, UINT16, SINT16 ->
            memory().storeI32(to, (Integer) Values.load(memory(), argument.kind(), from));
        default ->
            Values.store(
                memory(), argument.kind(), to, Values.load(memory(), argument.kind(), from));
      }
    }
    return block;
  }

  private static int slotSize(FfiType argument) {
    return switch (argument.kind()) {
      case VOID -> 0;
      case DOUBLE, FLOAT, UINT64, SINT64 -> 8;
      case LONG_DOUBLE -> 16;
      default -> 4;
    };
  }

  private Memory memory() {
    return process.memory();
  }
}
