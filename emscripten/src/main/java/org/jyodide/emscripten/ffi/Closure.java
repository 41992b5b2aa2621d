package org.jyodide.emscripten.ffi;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;
import org.jyodide.emscripten.EmscriptenProcess;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.ValueType;
import org.jyodide.wasm.runtime.HostFunction;
import org.jyodide.wasm.runtime.Memory;
import org.jyodide.wasm.runtime.WasmFunction;

/**
 * A function made at run time. When C calls it, it lays its arguments out in memory and calls a
 * handler with the call interface, the address for the result, the addresses of the arguments and a
 * word of the user's.
 */
@SuppressWarnings("UnusedMethod") // Called through a handle.
final class Closure {
  private static final MethodHandle CALL = own();

  private final EmscriptenProcess process;
  private final CallInterface type;
  private final int typeAddress;
  private final int handler;
  private final int userData;

  private Closure(
      EmscriptenProcess process, int typeAddress, CallInterface type, int handler, int userData) {
    this.process = process;
    this.typeAddress = typeAddress;
    this.type = type;
    this.handler = handler;
    this.userData = userData;
  }

  /**
   * A new function.
   *
   * @param typeAddress where the call interface is
   * @param handler a function pointer
   */
  static HostFunction create(
      EmscriptenProcess process, int typeAddress, int handler, int userData) {
    CallInterface type = CallInterface.read(process.memory(), typeAddress);
    Closure closure = new Closure(process, typeAddress, type, handler, userData);
    FunctionType functionType = type.functionType();
    MethodHandle target =
        CALL.bindTo(closure)
            .asCollector(Object[].class, functionType.params().size())
            .asType(functionType.methodType());
    return new HostFunction(functionType, target);
  }

  private @Nullable Object call(@Nullable Object... parameters) {
    try (StackFrame frame = new StackFrame(process)) {
      int next = 0;
      int result;
      if (type.result().kind().isReturnedInMemory()) {
        result = (Integer) required(parameters[next++]);
      } else {
        result = frame.allocate(8, 8);
        memory().storeI64(result, 0);
      }
      int[] arguments = new int[type.arguments().size()];
      for (int i = 0; i < type.fixed(); i++) {
        FfiType argument = type.arguments().get(i);
        switch (argument.kind()) {
          case VOID -> arguments[i] = frame.allocate(0, 1);
          case STRUCT ->
              arguments[i] = frame.copy(argument, (Integer) required(parameters[next++]));
          case LONG_DOUBLE -> {
            arguments[i] = frame.allocate(16, 16);
            memory().storeI64(arguments[i], (Long) required(parameters[next++]));
            memory().storeI64(arguments[i] + 8, (Long) required(parameters[next++]));
          }
          default -> {
            arguments[i] = frame.allocate(8, 8);
            Values.store(memory(), argument.kind(), arguments[i], parameters[next++]);
          }
        }
      }
      if (type.isVariadic()) {
        locateVariable(arguments, (Integer) required(parameters[next]));
      }
      int array = frame.allocate(4 * arguments.length, 4);
      for (int i = 0; i < arguments.length; i++) {
        memory().storeI32(array + 4 * i, arguments[i]);
      }
      frame.enter();
      WasmFunction function = process.functions().table().function(handler);
      function.invoke(typeAddress, result, array, userData);
      return result(result);
    }
  }

  /** Finds the variable arguments in their block, in which structs are pointers. */
  private void locateVariable(int[] arguments, int block) {
    int at = block;
    for (int i = type.fixed(); i < arguments.length; i++) {
      FfiType argument = type.arguments().get(i);
      int size =
          switch (argument.kind()) {
            case VOID -> 0;
            case DOUBLE, UINT64, SINT64 -> 8;
            case LONG_DOUBLE -> 16;
            default -> 4;
          };
      int alignment = Math.max(1, Math.min(size, 8));
      at = (at + alignment - 1) & -alignment;
      arguments[i] = argument.kind() == FfiType.Kind.STRUCT ? memory().loadI32(at) : at;
      at += size;
    }
  }

  /** The handler writes small integers as full words. */
  private @Nullable Object result(int at) {
    if (type.result().kind().isReturnedInMemory() || type.result().kind() == FfiType.Kind.VOID) {
      return null;
    }
    ValueType value = type.result().kind().passedAs().get(0);
    return switch (value) {
      case I64 -> memory().loadI64(at);
      case F32 -> memory().loadF32(at);
      case F64 -> memory().loadF64(at);
      default -> memory().loadI32(at);
    };
  }

  private static Object required(@Nullable Object parameter) {
    if (parameter == null) {
      throw new IllegalStateException("a number was wanted, null was given");
    }
    return parameter;
  }

  private Memory memory() {
    return process.memory();
  }

  private static MethodHandle own() {
    try {
      return MethodHandles.lookup()
          .findVirtual(Closure.class, "call", MethodType.methodType(Object.class, Object[].class));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
