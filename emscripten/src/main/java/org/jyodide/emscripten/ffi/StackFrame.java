package org.jyodide.emscripten.ffi;

import org.jyodide.emscripten.EmscriptenProcess;
import org.jyodide.wasm.Trap;
import org.jyodide.wasm.TrapKind;
import org.jyodide.wasm.runtime.Memory;

/** Space on the stack in linear memory for the time of one call. The stack grows downwards. */
final class StackFrame implements AutoCloseable {
  private static final int STACK_ALIGNMENT = 16;

  private final EmscriptenProcess process;
  private final int before;
  private int pointer;

  StackFrame(EmscriptenProcess process) {
    this.process = process;
    this.before = process.exports().stackPointer();
    this.pointer = before;
  }

  /** The address of new bytes at a multiple of a power of two. */
  int allocate(int size, int alignment) {
    long address = ((long) pointer - size) & -alignment;
    if (address <= 0) {
      throw new Trap(TrapKind.STACK_EXHAUSTED);
    }
    pointer = (int) address;
    return pointer;
  }

  /** A copy of a struct. */
  int copy(FfiType type, int from) {
    Memory memory = process.memory();
    int address = allocate(type.size(), type.alignment());
    memory.copy(address, from, type.size());
    return address;
  }

  /** Makes what was allocated part of the stack, before a call. */
  void enter() {
    process.exports().stackRestore(pointer & -STACK_ALIGNMENT);
  }

  @Override
  public void close() {
    process.exports().stackRestore(before);
  }
}
