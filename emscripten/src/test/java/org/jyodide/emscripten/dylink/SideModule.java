package org.jyodide.emscripten.dylink;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Assembles a side module: imports first, then functions, then the rest. Function types are named
 * as {@link org.jyodide.wasm.FunctionType#shortName} does, bodies are instructions in hexadecimal
 * without the end. Functions are counted from the first imported one.
 */
final class SideModule {
  private static final String I32 = "7f";

  private final List<String> types = new ArrayList<>();
  private final List<byte[]> imports = new ArrayList<>();
  private final List<Integer> functions = new ArrayList<>();
  private final List<byte[]> bodies = new ArrayList<>();
  private final List<byte[]> exports = new ArrayList<>();
  private final List<byte[]> globals = new ArrayList<>();
  private final List<byte[]> importInfo = new ArrayList<>();
  private final List<String> needed = new ArrayList<>();
  private final List<String> runtimePaths = new ArrayList<>();
  private byte[] data = {};
  private int[] elements = {};
  private int memorySize;
  private int memoryAlignment = 4;
  private int tableSize;
  private int tags;
  private int importedFunctions;
  private int importedGlobals;

  /**
   * A module that imports memory, table (global none), stack pointer 0, memory base 1, table base
   * 2.
   */
  SideModule() {
    imports.add(join(name("env"), name("memory"), hex("02 00 01")));
    imports.add(join(name("env"), name("__indirect_function_table"), hex("01 70 00 00")));
    imports.add(join(name("env"), name("__stack_pointer"), hex("03 7f 01")));
    imports.add(join(name("env"), name("__memory_base"), hex("03 7f 00")));
    imports.add(join(name("env"), name("__table_base"), hex("03 7f 00")));
    importedGlobals = 3;
  }

  SideModule needs(String library) {
    needed.add(library);
    return this;
  }

  SideModule runtimePath(String directory) {
    runtimePaths.add(directory);
    return this;
  }

  /** Bytes for data at the memory base; {@code data} is their start. */
  SideModule memory(int size, int alignment, String hexadecimal) {
    memorySize = size;
    memoryAlignment = alignment;
    data = hex(hexadecimal);
    return this;
  }

  /** Functions in the table, from the table base on. */
  SideModule table(int... indices) {
    elements = indices;
    tableSize = indices.length;
    return this;
  }

  SideModule tableSize(int size) {
    tableSize = size;
    return this;
  }

  /** Imports a function; returns its index. */
  int importFunction(String name, String type) {
    return importFunction("env", name, type);
  }

  int importFunction(String module, String name, String type) {
    imports.add(join(name(module), name(name), hex("00"), leb(type(type))));
    return importedFunctions++;
  }

  /** Imports a cell of the global offset table; returns the index of the global. */
  int importCell(String module, String name) {
    imports.add(join(name(module), name(name), hex("03 7f 01")));
    return importedGlobals++;
  }

  /** Imports an immutable i32 global; returns its index. */
  int importGlobal(String name) {
    imports.add(join(name("env"), name(name), hex("03 7f 00")));
    return importedGlobals++;
  }

  /** Imports a tag with one i32; returns its index. */
  int importTag(String name) {
    imports.add(join(name("env"), name(name), hex("04 00"), leb(type("i_"))));
    return tags++;
  }

  /** Says that an import may stay undefined. */
  SideModule weak(String name) {
    importInfo.add(join(name("env"), name(name), leb(17)));
    return this;
  }

  /** Defines a function; returns its index. */
  int function(String type, String body) {
    functions.add(type(type));
    byte[] code = join(hex("00"), hex(body), hex("0b"));
    bodies.add(join(leb(code.length), code));
    return importedFunctions + functions.size() - 1;
  }

  /** Defines and exports a function; returns its index. */
  int export(String name, String type, String body) {
    int index = function(type, body);
    exportFunction(name, index);
    return index;
  }

  void exportFunction(String name, int index) {
    exports.add(join(name(name), hex("00"), leb(index)));
  }

  /** Exports a datum by its offset from the memory base. */
  SideModule exportData(String name, int offset) {
    exports.add(join(name(name), hex("03"), leb(importedGlobals + globals.size())));
    globals.add(join(hex(I32 + "00 41"), signed(offset), hex("0b")));
    return this;
  }

  byte[] build() {
    return join(hex("00 61 73 6d 01 00 00 00"), custom("dylink.0", dylink()), rest());
  }

  /** The module without its first section. */
  byte[] buildWithoutDylink() {
    return join(hex("00 61 73 6d 01 00 00 00"), rest());
  }

  private byte[] dylink() {
    byte[] memory = join(leb(memorySize), leb(memoryAlignment), leb(tableSize), leb(0));
    return join(
        part(1, memory),
        needed.isEmpty() ? new byte[0] : part(2, names(needed)),
        importInfo.isEmpty() ? new byte[0] : part(4, vector(importInfo)),
        runtimePaths.isEmpty() ? new byte[0] : part(5, names(runtimePaths)));
  }

  private byte[] rest() {
    List<byte[]> typeEntries = types.stream().map(SideModule::typeEntry).toList();
    List<byte[]> functionEntries = functions.stream().map(SideModule::leb).toList();
    byte[] element = join(hex("00 23 02 0b"), leb(elements.length), lebs(elements));
    byte[] segment = join(hex("00 23 01 0b"), leb(data.length), data);
    return join(
        part(1, vector(typeEntries)),
        part(2, vector(imports)),
        part(3, vector(functionEntries)),
        part(6, vector(globals)),
        part(7, vector(exports)),
        elements.length == 0 ? new byte[0] : part(9, vector(List.of(element))),
        part(10, vector(bodies)),
        data.length == 0 ? new byte[0] : part(11, vector(List.of(segment))));
  }

  private int type(String shortName) {
    if (!types.contains(shortName)) {
      types.add(shortName);
    }
    return types.indexOf(shortName);
  }

  private static byte[] typeEntry(String shortName) {
    int bar = shortName.indexOf('_');
    return join(
        hex("60"), values(shortName.substring(0, bar)), values(shortName.substring(bar + 1)));
  }

  private static byte[] values(String letters) {
    byte[] bytes = leb(letters.length());
    for (int i = 0; i < letters.length(); i++) {
      bytes =
          join(
              bytes,
              hex(
                  switch (letters.charAt(i)) {
                    case 'i' -> "7f";
                    case 'l' -> "7e";
                    case 'f' -> "7d";
                    default -> "7c";
                  }));
    }
    return bytes;
  }

  private static byte[] names(List<String> names) {
    return vector(names.stream().map(SideModule::name).toList());
  }

  private static byte[] vector(List<byte[]> entries) {
    return join(leb(entries.size()), join(entries.toArray(new byte[0][])));
  }

  private static byte[] part(int id, byte[] content) {
    return join(new byte[] {(byte) id}, leb(content.length), content);
  }

  static byte[] custom(String name, byte[] content) {
    return part(0, join(name(name), content));
  }

  private static byte[] lebs(int[] values) {
    byte[] bytes = {};
    for (int value : values) {
      bytes = join(bytes, leb(value));
    }
    return bytes;
  }

  private static byte[] name(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return join(leb(bytes.length), bytes);
  }

  private static byte[] leb(int value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int rest = value;
    while ((rest & ~0x7F) != 0) {
      out.write((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
    return out.toByteArray();
  }

  private static byte[] signed(int value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int rest = value;
    while (rest < -64 || rest > 63) {
      out.write((rest & 0x7F) | 0x80);
      rest >>= 7;
    }
    out.write(rest & 0x7F);
    return out.toByteArray();
  }

  static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
