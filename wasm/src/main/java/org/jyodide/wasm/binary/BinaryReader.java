package org.jyodide.wasm.binary;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jyodide.wasm.MalformedException;

/**
 * A cursor over the bytes of a module. What cannot be read is a {@link MalformedException} that
 * carries the offset. Not safe for use by several threads at once.
 */
public final class BinaryReader {
  private static final char REPLACEMENT_CHARACTER = '\uFFFD';

  private final byte[] bytes;
  private final int end;
  private int position;

  /** A cursor over a whole array. */
  public BinaryReader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  /** A cursor over the bytes from {@code start} to {@code end} (exclusive). */
  public BinaryReader(byte[] bytes, int start, int end) {
    if (start < 0 || end < start || end > bytes.length) {
      throw new IndexOutOfBoundsException(
          "a range inside 0.." + bytes.length + " was wanted, got " + start + ".." + end);
    }
    this.bytes = bytes;
    this.position = start;
    this.end = end;
  }

  /** The bytes under the cursor, all of them. */
  public byte[] bytes() {
    return bytes;
  }

  /** The offset of the next byte in the array. */
  public int position() {
    return position;
  }

  /** The number of bytes left. */
  public int remaining() {
    return end - position;
  }

  /** Whether a byte is left. */
  public boolean hasRemaining() {
    return position < end;
  }

  /** The next byte, unsigned. */
  public int u8() {
    if (position >= end) {
      throw unexpectedEnd();
    }
    return bytes[position++] & 0xFF;
  }

  /** The next byte, unsigned, without moving on. */
  public int peek() {
    if (position >= end) {
      throw unexpectedEnd();
    }
    return bytes[position] & 0xFF;
  }

  /** An unsigned 32-bit LEB128 number, carried in an {@code int}. */
  public int u32() {
    if (position < end && bytes[position] >= 0) {
      return bytes[position++];
    }
    return (int) Leb128.unsigned(this, 32);
  }

  /** A signed 32-bit LEB128 number. */
  public int s32() {
    return (int) Leb128.signed(this, 32);
  }

  /** A signed 33-bit LEB128 number, as block types have it. */
  public long s33() {
    return Leb128.signed(this, 33);
  }

  /** A signed 64-bit LEB128 number. */
  public long s64() {
    return Leb128.signed(this, 64);
  }

  /** Four bytes, little-endian. */
  public int fixed32() {
    require(4);
    int value = 0;
    for (int i = 0; i < 4; i++) {
      value |= (bytes[position++] & 0xFF) << (8 * i);
    }
    return value;
  }

  /** Eight bytes, little-endian. */
  public long fixed64() {
    long low = fixed32() & 0xFFFFFFFFL;
    return (long) fixed32() << 32 | low;
  }

  /**
   * The number of elements of a vector. It is at most the number of bytes left, because each
   * element takes one at least: a list of this size may be allocated without fear.
   */
  public int count() {
    int count = u32();
    require(count);
    return count;
  }

  /** A length in bytes, at most as many as are left. */
  public int length() {
    int at = position;
    int length = u32();
    if (Integer.compareUnsigned(length, end - position) > 0) {
      throw malformed(
          "length out of bounds: "
              + Integer.toUnsignedString(length)
              + " of "
              + (end - position)
              + " remaining bytes",
          at);
    }
    return length;
  }

  /** A name: a length and that many bytes of UTF-8. */
  public String name() {
    int length = length();
    int start = position;
    position += length;
    String name = new String(bytes, start, length, StandardCharsets.UTF_8);
    if (name.indexOf(REPLACEMENT_CHARACTER) >= 0) {
      checkUtf8(start, length);
    }
    return name;
  }

  /** Moves on by {@code count} bytes. */
  public void skip(int count) {
    require(count);
    position += count;
  }

  /** Moves to an offset between the start and the end of the range. */
  public void seek(int offset) {
    if (offset < 0 || offset > end) {
      throw unexpectedEnd();
    }
    position = offset;
  }

  /** An exception to throw for what stands at {@code offset}. */
  public MalformedException malformed(String message, int offset) {
    return new MalformedException(message + " at offset 0x" + Integer.toHexString(offset));
  }

  /** An exception to throw for the byte before the cursor. */
  public MalformedException malformed(String message) {
    return malformed(message, Math.max(0, position - 1));
  }

  private void require(int count) {
    if (count < 0 || count > end - position) {
      throw unexpectedEnd();
    }
  }

  private MalformedException unexpectedEnd() {
    return malformed("unexpected end of section or function", end);
  }

  private void checkUtf8(int start, int length) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, length));
    } catch (CharacterCodingException e) {
      throw malformed("malformed UTF-8 encoding", start);
    }
  }
}
