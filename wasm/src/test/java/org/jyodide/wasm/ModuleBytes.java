package org.jyodide.wasm;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Builds binaries section by section. Bytes are given in hexadecimal, spaces ignored; it checks
 * nothing, so that wrong modules can be built, too.
 */
public final class ModuleBytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** A module with a header and no section. */
  public ModuleBytes() {
    out.writeBytes(hex("00 61 73 6d 01 00 00 00"));
  }

  /** The bytes that {@code text} writes. */
  public static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
  }

  /** Adds a section: its code, its content after the number of entries, and that number. */
  public ModuleBytes section(int code, int count, String... entries) {
    return raw(code, unsigned(count), hex(String.join("", entries)));
  }

  /** Adds a section with a content of any form. */
  public ModuleBytes raw(int code, byte[]... content) {
    byte[] joined = join(content);
    out.write(code);
    out.writeBytes(unsigned(joined.length));
    out.writeBytes(joined);
    return this;
  }

  /** Adds a custom section. */
  public ModuleBytes custom(String name, byte[]... content) {
    return raw(0, name(name), join(content));
  }

  /** The module so far. */
  public byte[] build() {
    return out.toByteArray();
  }

  /**
   * A body in hexadecimal: its size, its locals (with their count) and instructions with the end.
   */
  public static String body(String text) {
    byte[] bytes = hex(text);
    return HexFormat.of().formatHex(join(unsigned(bytes.length), bytes));
  }

  /** A name: its length and bytes, in hexadecimal. */
  public static String text(String name) {
    return HexFormat.of().formatHex(name(name));
  }

  /** A name: its length and bytes. */
  public static byte[] name(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return join(unsigned(bytes.length), bytes);
  }

  /** A number in unsigned LEB128. */
  public static byte[] unsigned(long value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long rest = value;
    while (rest >>> 7 != 0) {
      bytes.write((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    bytes.write((int) rest);
    return bytes.toByteArray();
  }

  /** Arrays one after the other. */
  public static byte[] join(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }

  /**
   * A valid module with every kind of section: an import of each kind, exceptions in both forms,
   * bulk memory, tail calls and names.
   */
  public static byte[] sample() {
    return new ModuleBytes()
        .custom("first", hex("01 02 03"))
        // 0: [] -> [], 1: [i32] -> [i32], 2: [i32 i64] -> [], 3: [] -> [i32 i64]
        .section(1, 4, "60 00 00", "60 01 7f 01 7f", "60 02 7f 7e 00", "60 00 02 7f 7e")
        .section(
            2,
            5,
            text("env") + text("callback") + "00 01",
            text("env") + text("table") + "01 70 01 02 10",
            text("env") + text("memory") + "02 01 01 10",
            text("env") + text("base") + "03 7f 00",
            text("env") + text("failure") + "04 00 02")
        .section(3, 5, "00", "01", "02", "03", "01")
        .section(4, 1, "6f 00 04")
        .section(13, 1, "00 00")
        .section(6, 3, "7f 01 41 2a 0b", "7f 00 23 00 41 04 6a 0b", "70 00 d2 01 0b")
        .section(
            7,
            4,
            text("run") + "00 02",
            text("memory") + "02 00",
            text("counter") + "03 01",
            text("failure") + "04 00")
        .raw(8, unsigned(1))
        .section(9, 4, "00 23 00 0b 01 01", "01 00 02 02 03", "05 6f 01 d0 6f 0b", "03 00 01 04")
        .raw(12, unsigned(2))
        .section(10, 5, SAMPLE_BODIES)
        .section(11, 2, "00 41 10 0b 03 61 62 63", "01 02 64 65")
        .custom("name", hex("01"), join(unsigned(9), hex("01 02"), name("factor")))
        .build();
  }

  private static final String[] SAMPLE_BODIES = {
    // Function 1: locals, numbers of all types, bulk memory, tables.
    body(
        """
        02 01 7f 02 7c
        43 00 00 80 3f bb 21 01  42 e4 00 1a
        41 00 41 00 41 03 fc 08 01 00  fc 09 01
        41 00 41 20 41 03 fc 0a 00 00  41 00 41 ff 01 41 08 fc 0b 00
        41 00 41 00 41 01 fc 0c 01 00  fc 0d 01
        41 00 25 01 d1 1a  3f 00 40 00 1a  41 08 2d 00 03 1a
        20 01 fc 02 21 00 0b
        """),
    // Function 2: recursion, if and else, a typed select.
    body("00 20 00 45 04 7f 41 01 05 20 00 20 00 41 01 6b 10 02 6c 0b 41 00 20 00 1c 01 7f 0b"),
    // Function 3: legacy exceptions.
    body("00 06 40 20 00 20 01 08 00 07 00 1a 1a 06 40 09 01 18 00 19 09 00 0b 0b"),
    // Function 4: try_table, throw_ref, br_table.
    body(
        """
        00 02 40 02 03 1f 40 02 00 00 00 02 01 0b 41 01 42 02 0f 0b 0f 0b
        02 40 03 40 41 02 0e 02 00 01 01 0b 0b
        02 69 1f 40 01 03 00 0b 00 0b 0a 0b
        """),
    // Function 5: tail calls.
    body("00 20 00 04 40 20 00 12 02 0b 20 00 20 00 13 01 00 0b")
  };
}
