package org.jyodide.emscripten.dylink;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jyodide.wasm.ExternType;
import org.jyodide.wasm.Import;
import org.jyodide.wasm.ModuleDecoder;
import org.jyodide.wasm.WasmException;
import org.jyodide.wasm.WasmModule;
import org.jyodide.wasm.binary.DylinkSection;

/**
 * The file of a side module, read and found to be one.
 *
 * @param path where it is, normalized
 */
record LibraryFile(String path, WasmModule module, DylinkSection dylink) {
  private static final int WASM = 0x0061736D;
  private static final int ELF = 0x7F454C46;
  private static final int MACH_O_64 = 0xCFFAEDFE;
  private static final int MACH_O_FAT = 0xCAFEBABE;
  private static final int COMPONENT_VERSION = 0x0D000100;
  private static final String OLD_SECTION = "dylink";
  private static final int BINDING_MASK = 3;
  private static final String REBUILD =
      "; it has to be built as a side module for this ABI (platform tag pyemscripten_2026_0_wasm32)";

  /**
   * Reads a file.
   *
   * @throws DynamicLinkException if it is no side module, or one of another ABI
   */
  static LibraryFile parse(String path, byte[] bytes) {
    checkMagic(path, bytes);
    try {
      WasmModule module = ModuleDecoder.decode(bytes);
      Optional<DylinkSection> dylink = DylinkSection.find(module);
      if (dylink.isEmpty()) {
        throw new DynamicLinkException(path + " " + describe(module) + REBUILD);
      }
      checkAbi(path, module, dylink.get());
      return new LibraryFile(path, module, dylink.get());
    } catch (WasmException e) {
      throw new DynamicLinkException(
          path + " is damaged, or of a kind of WebAssembly that is not supported: " + reason(e));
    }
  }

  private static String reason(WasmException e) {
    return e.getMessage().contains("limits flags")
        ? e.getMessage() + " (shared or 64-bit memory?)"
        : e.getMessage();
  }

  private static String describe(WasmModule module) {
    return module.customSections().stream().anyMatch(s -> s.name().equals(OLD_SECTION))
        ? "was built by an Emscripten older than this ABI (section 'dylink')"
        : "is a WebAssembly module, but not a dynamic library (it has no section 'dylink.0')";
  }

  private static void checkMagic(String path, byte[] bytes) {
    int magic = word(bytes, 0);
    if (bytes.length == 0) {
      throw new DynamicLinkException(path + " is empty" + REBUILD);
    }
    if (magic != WASM || bytes.length < 8) {
      String found =
          switch (magic) {
            case WASM -> "is cut off after " + bytes.length + " bytes";
            case ELF -> "is a library for Linux (ELF), not WebAssembly";
            case MACH_O_64, MACH_O_FAT -> "is a library for macOS (Mach-O), not WebAssembly";
            default ->
                bytes.length > 1 && bytes[0] == 'M' && bytes[1] == 'Z'
                    ? "is a library for Windows (PE), not WebAssembly"
                    : "is not WebAssembly: it starts with "
                        + String.format("%08x", magic)
                        + " instead of 0061736d";
          };
      throw new DynamicLinkException(path + " " + found + REBUILD);
    }
    if (word(bytes, 4) == COMPONENT_VERSION) {
      throw new DynamicLinkException(
          path + " is a WebAssembly component, not a core module" + REBUILD);
    }
  }

  private static int word(byte[] bytes, int at) {
    int word = 0;
    for (int i = at; i < at + 4; i++) {
      word = word << 8 | (i < bytes.length ? bytes[i] & 0xFF : 0);
    }
    return word;
  }

  private static void checkAbi(String path, WasmModule module, DylinkSection dylink) {
    for (Import wanted : module.imports()) {
      if (wanted.type() instanceof ExternType.Function && wanted.name().startsWith("invoke_")) {
        throw new DynamicLinkException(
            path
                + " handles exceptions by JavaScript (it imports '"
                + wanted.name()
                + "'): it was compiled with -fexceptions or without -fwasm-exceptions"
                + REBUILD);
      }
    }
    if (!module.memories().isEmpty()) {
      throw new DynamicLinkException(
          path + " has a memory of its own instead of importing env.memory" + REBUILD);
    }
    if (dylink.memoryAlignment() < 0
        || dylink.memoryAlignment() > 30
        || dylink.tableAlignment() < 0
        || dylink.tableAlignment() > 30
        || dylink.memorySize() < 0
        || dylink.tableSize() < 0) {
      throw new DynamicLinkException(
          path
              + " is damaged: its section 'dylink.0' asks for "
              + Integer.toUnsignedString(dylink.memorySize())
              + " bytes of memory and "
              + Integer.toUnsignedString(dylink.tableSize())
              + " elements of the table, aligned to 2^"
              + Integer.toUnsignedString(dylink.memoryAlignment())
              + " and 2^"
              + Integer.toUnsignedString(dylink.tableAlignment()));
    }
  }

  /**
   * The names of imports that may stay without a definition. Linkers list a name under {@code env}
   * even where it is imported as a cell of the global offset table only.
   */
  Set<String> weakImports() {
    return dylink.importFlags().entrySet().stream()
        .filter(entry -> (entry.getValue() & BINDING_MASK) == DylinkSection.BINDING_WEAK)
        .map(entry -> entry.getKey().name())
        .collect(Collectors.toSet());
  }

  /** The directory of the file. */
  String directory() {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "." : slash == 0 ? "/" : path.substring(0, slash);
  }
}
