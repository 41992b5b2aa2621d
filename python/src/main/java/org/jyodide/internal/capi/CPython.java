package org.jyodide.internal.capi;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.runtime.Global;
import org.jyodide.wasm.runtime.Instance;
import org.jyodide.wasm.runtime.Memory;
import org.jyodide.wasm.runtime.WasmFunction;

/**
 * The C API of one running CPython: its exported functions and addresses of its objects. Addresses
 * are {@code int}s; what "new reference" and "borrowed reference" mean is in CPython's manual. Used
 * only on the interpreter's thread.
 */
public final class CPython {
  /** The C stack grows down, and what stands on it is aligned to 16 bytes. */
  private static final int STACK_ALIGNMENT = -16;

  private final Instance instance;
  private final Memory memory;

  // Names are those of the C functions.
  private final CFunction errGetRaisedException;
  private final CFunction errOccurred;
  private final CFunction incRef;
  private final CFunction decRef;
  private final CFunction malloc;
  private final CFunction free;
  private final Global stackPointer;

  /** For the instance of CPython's main module. */
  public CPython(Instance instance) {
    this.instance = instance;
    this.memory = require("memory", instance.memory("memory"));
    errGetRaisedException = function("PyErr_GetRaisedException");
    errOccurred = function("PyErr_Occurred");
    incRef = function("Py_IncRef");
    decRef = function("Py_DecRef");
    malloc = function("malloc");
    free = function("free");
    stackPointer = require("__stack_pointer", instance.global("__stack_pointer"));
  }

  /** The exported function of that name. */
  public CFunction function(String name) {
    WasmFunction function = require(name, instance.function(name));
    return new CFunction(name, function);
  }

  /** The address of an exported C variable or object. */
  public int address(String name) {
    Global global = require(name, instance.global(name));
    return (int) require(name, global.get());
  }

  private static <T> T require(String name, @Nullable T export) {
    if (export == null) {
      throw new IllegalStateException(
          "the module of CPython exports no " + name + "; it is not the one this library is for");
    }
    return export;
  }

  /** The memory in which addresses point. */
  public Memory memory() {
    return memory;
  }

  /** Takes one more reference to {@code object} and gives it back. */
  public int incRef(int object) {
    incRef.run(object);
    return object;
  }

  /** Gives up one reference. */
  public void decRef(int object) {
    decRef.run(object);
  }

  /**
   * The result of a function that answers 0 for a raised exception.
   *
   * @throws PythonRaisedException if it is 0
   */
  public int check(int result) {
    if (result == 0) {
      throw raised();
    }
    return result;
  }

  /**
   * The result of a function that answers −1 for a raised exception.
   *
   * @throws PythonRaisedException if it is −1
   */
  public int checkStatus(int status) {
    if (status == -1) {
      throw raised();
    }
    return status;
  }

  /** Whether the error indicator is set. */
  public boolean hasError() {
    return errOccurred.call() != 0;
  }

  /** Takes the exception out of the error indicator, which must be set. */
  public PythonRaisedException raised() {
    int exception = errGetRaisedException.call();
    if (exception == 0) {
      throw new IllegalStateException("a C API function failed without an exception");
    }
    return new PythonRaisedException(exception);
  }

  /**
   * A block of C memory, to be {@linkplain #free freed}.
   *
   * @throws PythonRaisedException a {@code MemoryError} if there is none
   */
  public int malloc(int size) {
    int block = malloc.call(Math.max(size, 1));
    if (block == 0) {
      function("PyErr_NoMemory").call();
      throw raised();
    }
    return block;
  }

  /** Frees a block of C memory. */
  public void free(int block) {
    free.run(block);
  }

  /** Marks the top of the C stack for {@link #stackRestore}. */
  public int stackSave() {
    return stackPointer.getI32();
  }

  /** A small block on the C stack. */
  public int stackAlloc(int size) {
    int block = (stackPointer.getI32() - size) & STACK_ALIGNMENT;
    stackPointer.setI32(block);
    return block;
  }

  /** Takes away what was put on the C stack since the mark. */
  public void stackRestore(int mark) {
    stackPointer.setI32(mark);
  }

  /**
   * A copy of a text as C reads it, UTF-8 with a zero at the end, to be {@linkplain #free freed}.
   */
  public int copy(String text) {
    return copy((text + "\0").getBytes(StandardCharsets.UTF_8));
  }

  /** A copy of bytes in C memory, to be {@linkplain #free freed}. */
  public int copy(byte[] bytes) {
    int block = malloc(bytes.length);
    memory.write(block, bytes);
    return block;
  }
}
