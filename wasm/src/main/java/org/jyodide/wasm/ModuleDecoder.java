package org.jyodide.wasm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.binary.BinaryReader;
import org.jyodide.wasm.binary.CodeSection;
import org.jyodide.wasm.binary.DataCountSection;
import org.jyodide.wasm.binary.DataSection;
import org.jyodide.wasm.binary.ElementSection;
import org.jyodide.wasm.binary.ExportSection;
import org.jyodide.wasm.binary.FunctionSection;
import org.jyodide.wasm.binary.GlobalSection;
import org.jyodide.wasm.binary.ImportSection;
import org.jyodide.wasm.binary.MemorySection;
import org.jyodide.wasm.binary.NameSection;
import org.jyodide.wasm.binary.SectionId;
import org.jyodide.wasm.binary.StartSection;
import org.jyodide.wasm.binary.TableSection;
import org.jyodide.wasm.binary.TagSection;
import org.jyodide.wasm.binary.TypeSection;

/**
 * Decodes the binary format. Instructions of functions are not looked at, only where they stand:
 * what is malformed in them is found by the {@link ModuleValidator}.
 */
public final class ModuleDecoder {
  private static final int MAGIC = 0x6D736100;
  private static final int VERSION = 1;

  private final BinaryReader reader;

  /** Whether the module has been decoded and validated before. */
  private final boolean isKnown;

  private List<FunctionType> types = List.of();
  private List<Import> imports = List.of();
  private List<Integer> functions = List.of();
  private List<ExternType.Table> tables = List.of();
  private List<ExternType.Memory> memories = List.of();
  private List<Integer> tags = List.of();
  private List<GlobalDefinition> globals = List.of();
  private List<Export> exports = List.of();
  private OptionalInt start = OptionalInt.empty();
  private List<ElementSegment> elements = List.of();
  private OptionalInt dataCount = OptionalInt.empty();
  private List<FunctionBody> code = List.of();
  private List<DataSegment> data = List.of();
  private final List<CustomSection> customSections = new ArrayList<>();
  private Map<Integer, String> functionNames = Map.of();

  private ModuleDecoder(byte[] bytes, boolean isKnown) {
    this.reader = new BinaryReader(bytes);
    this.isKnown = isKnown;
  }

  /**
   * Decodes a module.
   *
   * @param bytes the binary; it becomes part of the result and may not be modified any more
   * @throws MalformedException if the bytes are not a module
   * @throws InvalidException if an import names a type, or a data segment a memory, that cannot be
   */
  public static WasmModule decode(byte[] bytes) {
    ModuleDecoder decoder = new ModuleDecoder(bytes, false);
    decoder.readSections();
    decoder.checkCounts();
    return decoder.module();
  }

  /**
   * Decodes a module whose code has been compiled before: its code section may be missing, and is
   * ignored if it is not. The result has no {@link WasmModule#code()}, and its data section is
   * looked at when a segment is asked for.
   *
   * @throws MalformedException if the bytes are not a module
   */
  public static WasmModule decodeWithoutCode(byte[] bytes) {
    ModuleDecoder decoder = new ModuleDecoder(bytes, true);
    decoder.readSections();
    decoder.code = List.of();
    return decoder.module();
  }

  private void readSections() {
    readHeader();
    SectionId last = null;
    while (reader.hasRemaining()) {
      int code = reader.u8();
      if (code == SectionId.CUSTOM) {
        readCustomSection();
      } else {
        last = checkOrder(code, last);
        readSection(last);
      }
    }
  }

  private void readHeader() {
    if (reader.remaining() < 4) {
      throw reader.malformed("unexpected end", reader.remaining());
    }
    int magic = reader.fixed32();
    if (magic != MAGIC) {
      throw reader.malformed("magic header not detected: 0x" + Integer.toHexString(magic), 0);
    }
    int version = reader.fixed32();
    if (version != VERSION) {
      throw reader.malformed("unknown binary version " + Integer.toUnsignedString(version), 4);
    }
  }

  private SectionId checkOrder(int code, @Nullable SectionId last) {
    SectionId id = SectionId.ofCode(code);
    if (id == null) {
      throw reader.malformed("malformed section id " + code);
    }
    if (last != null && id.compareTo(last) <= 0) {
      throw reader.malformed(
          "unexpected content after last section: " + id + " section after " + last + " section");
    }
    return id;
  }

  private void readCustomSection() {
    int size = reader.length();
    int end = reader.position() + size;
    BinaryReader section = new BinaryReader(reader.bytes(), reader.position(), end);
    String name = section.name();
    CustomSection custom = new CustomSection(name, section.position(), end);
    customSections.add(custom);
    if (name.equals(NameSection.NAME)) {
      functionNames = NameSection.decode(reader.bytes(), custom);
    }
    reader.seek(end);
  }

  private void readSection(SectionId id) {
    int size = reader.length();
    int end = reader.position() + size;
    readContent(id, end);
    if (reader.position() != end) {
      throw reader.malformed(
          "section size mismatch: "
              + id
              + " section ends at 0x"
              + Integer.toHexString(end)
              + ", its content",
          reader.position());
    }
  }

  private void readContent(SectionId id, int end) {
    switch (id) {
      case TYPE -> types = TypeSection.decode(reader);
      case IMPORT -> imports = ImportSection.decode(reader, types);
      case FUNCTION -> functions = FunctionSection.decode(reader);
      case TABLE -> tables = TableSection.decode(reader);
      case MEMORY -> memories = MemorySection.decode(reader);
      case TAG -> tags = TagSection.decode(reader);
      case GLOBAL -> globals = GlobalSection.decode(reader);
      case EXPORT -> exports = ExportSection.decode(reader);
      case START -> start = OptionalInt.of(StartSection.decode(reader));
      case ELEMENT -> elements = ElementSection.decode(reader);
      case DATA_COUNT -> dataCount = OptionalInt.of(DataCountSection.decode(reader));
      case CODE -> code = CodeSection.decode(reader);
      case DATA ->
          data = isKnown ? DataSection.decodeLater(reader, end) : DataSection.decode(reader);
    }
  }

  private void checkCounts() {
    if (functions.size() != code.size()) {
      throw reader.malformed(
          "function and code section have inconsistent lengths: "
              + functions.size()
              + " functions, "
              + code.size()
              + " bodies; module ends",
          reader.position());
    }
    if (dataCount.isPresent() && dataCount.getAsInt() != data.size()) {
      throw reader.malformed(
          "data count and data section have inconsistent lengths: "
              + Integer.toUnsignedString(dataCount.getAsInt())
              + " announced, "
              + data.size()
              + " found; module ends",
          reader.position());
    }
  }

  private WasmModule module() {
    return new WasmModule(
        reader.bytes(),
        types,
        imports,
        functions,
        tables,
        memories,
        tags,
        globals,
        exports,
        start,
        elements,
        dataCount,
        code,
        data,
        List.copyOf(customSections),
        functionNames);
  }
}
