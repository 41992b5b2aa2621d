package org.jyodide.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes the parts of the binary format. */
final class Bytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  Bytes bytes(int... values) {
    for (int value : values) {
      out.write(value);
    }
    return this;
  }

  Bytes bytes(byte[] values) {
    out.writeBytes(values);
    return this;
  }

  Bytes unsigned(int value) {
    int rest = value;
    while (rest >>> 7 != 0) {
      out.write((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
    return this;
  }

  Bytes signed(long value) {
    long rest = value;
    while (rest < -64 || rest > 63) {
      out.write((int) (rest & 0x7F) | 0x80);
      rest >>= 7;
    }
    out.write((int) (rest & 0x7F));
    return this;
  }

  /** The lowest bytes of {@code bits}, least significant first. */
  Bytes fixed(long bits, int count) {
    for (int i = 0; i < count; i++) {
      out.write((int) (bits >> (8 * i)));
    }
    return this;
  }

  Bytes name(String name) {
    byte[] encoded = name.getBytes(StandardCharsets.UTF_8);
    return unsigned(encoded.length).bytes(encoded);
  }

  Bytes types(List<ValueType> types) {
    unsigned(types.size());
    types.forEach(type -> out.write(type.code()));
    return this;
  }

  /** What was written to {@code other}, after its length. */
  Bytes sized(Bytes other) {
    return unsigned(other.out.size()).bytes(other.toArray());
  }

  Bytes section(int id, Bytes content) {
    return bytes(id).sized(content);
  }

  byte[] toArray() {
    return out.toByteArray();
  }
}
