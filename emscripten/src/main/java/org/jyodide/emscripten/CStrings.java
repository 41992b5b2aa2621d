package org.jyodide.emscripten;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jyodide.wasm.runtime.Memory;

/**
 * Strings of C: UTF-8 with a zero byte at the end. Malformed bytes are read as U+FFFD, lone
 * surrogates are written as {@code ?}.
 */
public final class CStrings {
  private CStrings() {}

  /** The string at an address. */
  public static String read(Memory memory, int address) {
    return read(memory, address, memory.stringLength(address));
  }

  /** A string of known length in bytes. */
  public static String read(Memory memory, int address, int length) {
    return new String(memory.read(address, length), StandardCharsets.UTF_8);
  }

  /** The bytes of a string with the zero byte. */
  public static byte[] encode(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    byte[] terminated = new byte[utf8.length + 1];
    System.arraycopy(utf8, 0, terminated, 0, utf8.length);
    return terminated;
  }

  /**
   * Writes as many whole characters as fit, and a zero byte.
   *
   * @param capacity bytes there are, the zero byte included; nothing is written if there are none
   * @return the number of bytes written, without the zero byte
   */
  public static int write(Memory memory, int address, String text, int capacity) {
    if (capacity <= 0) {
      return 0;
    }
    byte[] buffer = new byte[(int) Math.min(capacity - 1, 3L * text.length())];
    CharsetEncoder encoder =
        StandardCharsets.UTF_8
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    ByteBuffer target = ByteBuffer.wrap(buffer);
    encoder.encode(CharBuffer.wrap(text), target, true);
    int length = target.position();
    memory.write(address, buffer, 0, length);
    memory.storeI8(address + length, 0);
    return length;
  }
}
