package org.jyodide.wasm.binary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jyodide.wasm.CustomSection;
import org.jyodide.wasm.MalformedException;
import org.jyodide.wasm.WasmModule;

/**
 * The custom section {@code dylink.0}, which makes a module a dynamic library; the format is
 * "WebAssembly Dynamic Linking" of the tool conventions.
 *
 * @param memorySize bytes of memory that the library wants for its data
 * @param memoryAlignment their alignment, as an exponent to base 2
 * @param tableSize elements that the library wants in the table
 * @param tableAlignment their alignment, as an exponent to base 2
 * @param needed names of libraries to load before
 * @param exportFlags symbol flags by export name, where there are any
 * @param importFlags symbol flags by import (module, name), where there are any
 * @param runtimePaths directories to search for {@code needed}
 */
public record DylinkSection(
    int memorySize,
    int memoryAlignment,
    int tableSize,
    int tableAlignment,
    List<String> needed,
    Map<String, Integer> exportFlags,
    Map<ImportName, Integer> importFlags,
    List<String> runtimePaths) {
  /** The name of the custom section. */
  public static final String NAME = "dylink.0";

  /** The symbol flag of a weak binding: an import that may stay unresolved. */
  public static final int BINDING_WEAK = 1;

  /** The symbol flag of thread-local storage. */
  public static final int TLS = 0x100;

  private static final int MEMORY_INFO = 1;
  private static final int NEEDED = 2;
  private static final int EXPORT_INFO = 3;
  private static final int IMPORT_INFO = 4;
  private static final int RUNTIME_PATHS = 5;

  /** The two names of an import. */
  public record ImportName(String module, String name) {}

  /**
   * The section of {@code module}, if it has one.
   *
   * @throws MalformedException if the section cannot be read
   */
  public static Optional<DylinkSection> find(WasmModule module) {
    return module.customSections().stream()
        .filter(section -> section.name().equals(NAME))
        .findFirst()
        .map(section -> decode(module.bytes(), section));
  }

  private static DylinkSection decode(byte[] bytes, CustomSection section) {
    int[] sizes = new int[4];
    List<String> needed = new ArrayList<>();
    Map<String, Integer> exportFlags = new HashMap<>();
    Map<ImportName, Integer> importFlags = new HashMap<>();
    List<String> runtimePaths = new ArrayList<>();
    BinaryReader reader = new BinaryReader(bytes, section.start(), section.end());
    while (reader.hasRemaining()) {
      int id = reader.u8();
      int size = reader.length();
      BinaryReader part = new BinaryReader(bytes, reader.position(), reader.position() + size);
      switch (id) {
        case MEMORY_INFO -> readSizes(part, sizes);
        case NEEDED -> readNames(part, needed);
        case EXPORT_INFO -> readExportFlags(part, exportFlags);
        case IMPORT_INFO -> readImportFlags(part, importFlags);
        case RUNTIME_PATHS -> readNames(part, runtimePaths);
        default -> {} // the conventions ask to ignore what is not known
      }
      reader.skip(size);
    }
    return new DylinkSection(
        sizes[0],
        sizes[1],
        sizes[2],
        sizes[3],
        List.copyOf(needed),
        Map.copyOf(exportFlags),
        Map.copyOf(importFlags),
        List.copyOf(runtimePaths));
  }

  private static void readSizes(BinaryReader reader, int[] sizes) {
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = reader.u32();
    }
  }

  private static void readNames(BinaryReader reader, List<String> names) {
    int count = reader.count();
    for (int i = 0; i < count; i++) {
      names.add(reader.name());
    }
  }

  private static void readExportFlags(BinaryReader reader, Map<String, Integer> flags) {
    int count = reader.count();
    for (int i = 0; i < count; i++) {
      flags.put(reader.name(), reader.u32());
    }
  }

  private static void readImportFlags(BinaryReader reader, Map<ImportName, Integer> flags) {
    int count = reader.count();
    for (int i = 0; i < count; i++) {
      flags.put(new ImportName(reader.name(), reader.name()), reader.u32());
    }
  }
}
