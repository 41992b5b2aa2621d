package org.jyodide.emscripten.layout;

import org.jyodide.wasm.runtime.Memory;

/** {@code struct pollfd}. */
public final class PollfdLayout {
  /** Bytes in the struct. */
  public static final int SIZE = 8;

  /** {@code POLLNVAL}: the descriptor is not open. */
  public static final int INVALID = 32;

  private static final int DESCRIPTOR = 0;
  private static final int WANTED = 4;
  private static final int RETURNED = 6;

  private PollfdLayout() {}

  /** {@code fd}. */
  public static int descriptor(Memory memory, int at) {
    return memory.loadI32(at + DESCRIPTOR);
  }

  /** {@code events}. */
  public static int wanted(Memory memory, int at) {
    return memory.loadU16(at + WANTED);
  }

  /** Sets the events that occurred. */
  public static void setReturned(Memory memory, int at, int events) {
    memory.storeI16(at + RETURNED, events);
  }
}
