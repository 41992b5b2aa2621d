package org.jyodide.emscripten.layout;

import org.jyodide.wasm.runtime.Memory;

/** {@code struct timespec}: a 64-bit {@code time_t} and a 32-bit {@code long}. */
public final class TimespecLayout {
  /** Bytes in the struct. */
  public static final int SIZE = 16;

  private static final int SECONDS = 0;
  private static final int NANOS = 8;

  private TimespecLayout() {}

  /** Fills in both members. */
  public static void write(Memory memory, int at, long seconds, int nanos) {
    memory.storeI64(at + SECONDS, seconds);
    memory.storeI32(at + NANOS, nanos);
  }

  /** {@code tv_sec}. */
  public static long seconds(Memory memory, int at) {
    return memory.loadI64(at + SECONDS);
  }

  /** {@code tv_nsec}. */
  public static int nanos(Memory memory, int at) {
    return memory.loadI32(at + NANOS);
  }
}
