package org.jyodide.emscripten.layout;

import org.jyodide.vfs.TerminalSettings;
import org.jyodide.wasm.runtime.Memory;

/** {@code struct termios}; the speeds at its end are not used. */
public final class TermiosLayout {
  /** Bytes in the struct. */
  public static final int SIZE = 60;

  private static final int INPUT = 0;
  private static final int OUTPUT = 4;
  private static final int CONTROL = 8;
  private static final int LOCAL = 12;
  private static final int CHARACTERS = 17;

  private TermiosLayout() {}

  /** Fills in the flags and the control characters. */
  public static void write(Memory memory, int at, TerminalSettings settings) {
    memory.storeI32(at + INPUT, settings.input());
    memory.storeI32(at + OUTPUT, settings.output());
    memory.storeI32(at + CONTROL, settings.control());
    memory.storeI32(at + LOCAL, settings.local());
    memory.write(at + CHARACTERS, settings.characters());
  }

  /** The flags and the control characters. */
  public static TerminalSettings read(Memory memory, int at) {
    return new TerminalSettings(
        memory.loadI32(at + INPUT),
        memory.loadI32(at + OUTPUT),
        memory.loadI32(at + CONTROL),
        memory.loadI32(at + LOCAL),
        memory.read(at + CHARACTERS, TerminalSettings.CONTROL_CHARACTERS));
  }
}
