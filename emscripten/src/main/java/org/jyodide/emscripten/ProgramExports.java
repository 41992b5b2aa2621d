package org.jyodide.emscripten;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;
import org.jyodide.wasm.LinkException;
import org.jyodide.wasm.runtime.Global;
import org.jyodide.wasm.runtime.Instance;
import org.jyodide.wasm.runtime.Memory;
import org.jyodide.wasm.runtime.Traps;
import org.jyodide.wasm.runtime.WasmFunction;

/**
 * The exports of a main module that the host calls: the allocator, the stack, and any other
 * function by name and type. An export that is missing is reported when it is first called.
 */
public final class ProgramExports {
  private static final MethodType INT_TO_INT = MethodType.methodType(int.class, int.class);
  private static final MethodType INT_TO_VOID = MethodType.methodType(void.class, int.class);

  private final Instance instance;
  private final MethodHandle malloc;
  private final MethodHandle free;
  private final MethodHandle memalign;
  private final MethodHandle stackAlloc;
  private final MethodHandle stackRestore;
  private final MethodHandle stackCurrent;
  private final Optional<MethodHandle> errnoLocation;

  ProgramExports(Instance instance) {
    this.instance = instance;
    this.malloc = lazy("malloc", INT_TO_INT);
    this.free = lazy("free", INT_TO_VOID);
    this.memalign =
        lazy("emscripten_builtin_memalign", MethodType.methodType(int.class, int.class, int.class));
    this.stackAlloc = lazy("_emscripten_stack_alloc", INT_TO_INT);
    this.stackRestore = lazy("_emscripten_stack_restore", INT_TO_VOID);
    this.stackCurrent = lazy("emscripten_stack_get_current", MethodType.methodType(int.class));
    this.errnoLocation = find("__errno_location", MethodType.methodType(int.class));
  }

  /**
   * A handle of an exported function, to be called with {@code invokeExact}. What it throws should
   * go through {@link Traps#of}.
   *
   * @throws LinkException if there is no such export, or it has another type
   */
  public MethodHandle function(String name, MethodType type) {
    return find(name, type)
        .orElseThrow(
            () -> new LinkException("the program does not export a function '" + name + "'"));
  }

  /**
   * A handle of an exported function, or nothing if the program has none of that name.
   *
   * @throws LinkException if it has another type
   */
  public Optional<MethodHandle> find(String name, MethodType type) {
    WasmFunction function = instance.function(name);
    if (function == null) {
      return Optional.empty();
    }
    if (!function.type().methodType().equals(type)) {
      throw new LinkException(
          "the exported function '"
              + name
              + "' was wanted as "
              + type
              + ", it is "
              + function.type().methodType());
    }
    return Optional.of(function.handle());
  }

  /**
   * The address of an exported datum, or nothing if the program does not export it. The export is
   * an immutable global that holds the address.
   */
  public Optional<Integer> address(String name) {
    Global global = instance.global(name);
    return global == null || global.type().mutable()
        ? Optional.empty()
        : Optional.of(global.getI32());
  }

  /** Sets {@code errno}, in a program that exports {@code __errno_location}. */
  public void setErrno(int number, Memory memory) {
    errnoLocation.ifPresent(
        location -> {
          try {
            memory.storeI32((int) location.invokeExact(), number);
          } catch (Throwable e) {
            throw Traps.of(e);
          }
        });
  }

  /** {@code malloc}: the address of {@code size} new bytes, 0 if memory is exhausted. */
  public int malloc(int size) {
    return call(malloc, size);
  }

  /** {@code free}. */
  public void free(int address) {
    callVoid(free, address);
  }

  /** {@code memalign}: like {@link #malloc} at a multiple of a power of two. */
  public int memalign(int alignment, int size) {
    try {
      return (int) memalign.invokeExact(alignment, size);
    } catch (Throwable e) {
      throw Traps.of(e);
    }
  }

  /** Takes bytes from the stack in linear memory, until {@link #stackRestore}. */
  public int stackAlloc(int size) {
    return call(stackAlloc, size);
  }

  /** The stack pointer. */
  public int stackPointer() {
    try {
      return (int) stackCurrent.invokeExact();
    } catch (Throwable e) {
      throw Traps.of(e);
    }
  }

  /** Sets the stack pointer to what {@link #stackPointer} said before. */
  public void stackRestore(int pointer) {
    callVoid(stackRestore, pointer);
  }

  /** A copy of a string on the heap, to be freed by the caller; 0 if memory is exhausted. */
  public int newString(Memory memory, String text) {
    byte[] bytes = CStrings.encode(text);
    int address = malloc(bytes.length);
    if (address != 0) {
      memory.write(address, bytes);
    }
    return address;
  }

  /** A copy of a string on the stack. */
  public int stackString(Memory memory, String text) {
    byte[] bytes = CStrings.encode(text);
    int address = stackAlloc(bytes.length);
    memory.write(address, bytes);
    return address;
  }

  private static int call(MethodHandle handle, int argument) {
    try {
      return (int) handle.invokeExact(argument);
    } catch (Throwable e) {
      throw Traps.of(e);
    }
  }

  private static void callVoid(MethodHandle handle, int argument) {
    try {
      handle.invokeExact(argument);
    } catch (Throwable e) {
      throw Traps.of(e);
    }
  }

  private MethodHandle lazy(String name, MethodType type) {
    return find(name, type).orElseGet(() -> missing(name, type));
  }

  private static MethodHandle missing(String name, MethodType type) {
    MethodHandle thrower =
        MethodHandles.throwException(type.returnType(), LinkException.class)
            .bindTo(
                new LinkException("the program does not export '" + name + "', which is needed"));
    return MethodHandles.dropArguments(thrower, 0, type.parameterList());
  }
}
