package org.jyodide.benchmarks.engine;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes small modules in the binary format, section by section in the order of the format. */
final class ModuleBytes {
  static final int I32 = 0x7F;
  static final int V128 = 0x7B;
  static final int FUNCREF = 0x70;

  /** Export kinds. */
  static final int FUNCTION = 0;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  ModuleBytes() {
    bytes(0x00, 'a', 's', 'm', 1, 0, 0, 0);
  }

  /** A module without anything. */
  static byte[] empty() {
    return new ModuleBytes().toByteArray();
  }

  /** A section whose content is a vector of entries. */
  ModuleBytes section(int id, byte[]... entries) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    writeUnsigned(content, entries.length);
    for (byte[] entry : entries) {
      content.writeBytes(entry);
    }
    out.write(id);
    writeUnsigned(out, content.size());
    out.writeBytes(content.toByteArray());
    return this;
  }

  byte[] toByteArray() {
    return out.toByteArray();
  }

  /** A function type of i32 parameters and one i32 result. */
  static byte[] type(int parameters) {
    ByteArrayOutputStream type = new ByteArrayOutputStream();
    type.write(0x60);
    type.write(parameters);
    for (int i = 0; i < parameters; i++) {
      type.write(I32);
    }
    type.write(1);
    type.write(I32);
    return type.toByteArray();
  }

  static byte[] export(String name, int kind, int index) {
    ByteArrayOutputStream export = new ByteArrayOutputStream();
    writeUnsigned(export, name.length());
    export.writeBytes(name.getBytes(StandardCharsets.UTF_8));
    export.write(kind);
    writeUnsigned(export, index);
    return export.toByteArray();
  }

  /** A body with a number of i32 locals; {@code end} is added. */
  static byte[] body(int locals, int... instructions) {
    return bodyWith(locals == 0 ? entry(0) : entry(1, locals, I32), instructions);
  }

  /** A body with locals as the binary format declares them; {@code end} is added. */
  static byte[] bodyWith(byte[] locals, int... instructions) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(locals);
    body.writeBytes(entry(instructions));
    body.write(0x0B);
    ByteArrayOutputStream sized = new ByteArrayOutputStream();
    writeUnsigned(sized, body.size());
    sized.writeBytes(body.toByteArray());
    return sized.toByteArray();
  }

  /** Bytes as they are. */
  static byte[] entry(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private void bytes(int... values) {
    out.writeBytes(entry(values));
  }

  private static void writeUnsigned(ByteArrayOutputStream out, int value) {
    int rest = value;
    while (rest > 0x7F) {
      out.write((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
  }
}
