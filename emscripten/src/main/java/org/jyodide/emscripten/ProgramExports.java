package org.jyodide.emscripten;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.LinkException;
import org.jyodide.wasm.runtime.Calls;
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
  private final Instance instance;
  private final Calls.@Nullable Int1 malloc;
  private final Calls.@Nullable Void1 free;
  private final Calls.@Nullable Int2 memalign;
  private final Calls.@Nullable Int1 stackAlloc;
  private final Calls.@Nullable Void1 stackRestore;
  private final Calls.@Nullable Int0 stackCurrent;
  private final Optional<Calls.Int0> errnoLocation;

  ProgramExports(Instance instance) {
    this.instance = instance;
    this.malloc = found("malloc", Calls.Int1.class);
    this.free = found("free", Calls.Void1.class);
    this.memalign = found("emscripten_builtin_memalign", Calls.Int2.class);
    this.stackAlloc = found("_emscripten_stack_alloc", Calls.Int1.class);
    this.stackRestore = found("_emscripten_stack_restore", Calls.Void1.class);
    this.stackCurrent = found("emscripten_stack_get_current", Calls.Int0.class);
    this.errnoLocation = find("__errno_location", Calls.Int0.class);
  }

  /** An exported function, or null: a program may not need it. */
  private <T> @Nullable T found(String name, Class<T> type) {
    return find(name, type).orElse(null);
  }

  private static <T> T needed(@Nullable T function, String name) {
    if (function == null) {
      throw new LinkException("the program does not export '" + name + "', which is needed");
    }
    return function;
  }

  private static LinkException missing(String name) {
    return new LinkException("the program does not export a function '" + name + "'");
  }

  /**
   * An exported function as one of the interfaces of {@link Calls}. What it throws should go
   * through {@link Traps#of}.
   *
   * @throws LinkException if there is no such export, or it has another type
   */
  public <T> T function(String name, Class<T> type) {
    return find(name, type).orElseThrow(() -> missing(name));
  }

  /**
   * An exported function as one of the interfaces of {@link Calls}, or nothing if the program has
   * none of that name. What it throws should go through {@link Traps#of}.
   *
   * @throws LinkException if it has another type
   */
  public <T> Optional<T> find(String name, Class<T> type) {
    WasmFunction function = instance.function(name);
    if (function != null && !type.isInstance(function)) {
      throw new LinkException(
          "the exported function '" + name + "' has another type than C knows: " + function.type());
    }
    return Optional.ofNullable(function).map(type::cast);
  }

  /**
   * A handle of an exported function, to be called with {@code invokeExact}. What it throws should
   * go through {@link Traps#of}.
   *
   * @throws LinkException if there is no such export, or it has another type
   */
  public MethodHandle function(String name, MethodType type) {
    return find(name, type).orElseThrow(() -> missing(name));
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
            memory.storeI32(location.call(), number);
          } catch (Throwable e) {
            throw Traps.of(e);
          }
        });
  }

  /** {@code malloc}: the address of {@code size} new bytes, 0 if memory is exhausted. */
  public int malloc(int size) {
    return call(needed(malloc, "malloc"), size);
  }

  /** {@code free}. */
  public void free(int address) {
    callVoid(needed(free, "free"), address);
  }

  /** {@code memalign}: like {@link #malloc} at a multiple of a power of two. */
  public int memalign(int alignment, int size) {
    try {
      return needed(memalign, "emscripten_builtin_memalign").call(alignment, size);
    } catch (Throwable e) {
      throw Traps.of(e);
    }
  }

  /** Takes bytes from the stack in linear memory, until {@link #stackRestore}. */
  public int stackAlloc(int size) {
    return call(needed(stackAlloc, "_emscripten_stack_alloc"), size);
  }

  /** The stack pointer. */
  public int stackPointer() {
    try {
      return needed(stackCurrent, "emscripten_stack_get_current").call();
    } catch (Throwable e) {
      throw Traps.of(e);
    }
  }

  /** Sets the stack pointer to what {@link #stackPointer} said before. */
  public void stackRestore(int pointer) {
    callVoid(needed(stackRestore, "_emscripten_stack_restore"), pointer);
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

  private static int call(Calls.Int1 function, int argument) {
    try {
      return function.call(argument);
    } catch (Throwable e) {
      throw Traps.of(e);
    }
  }

  private static void callVoid(Calls.Void1 function, int argument) {
    try {
      function.call(argument);
    } catch (Throwable e) {
      throw Traps.of(e);
    }
  }
}
