package org.jyodide.wasm.binary;

import java.util.List;
import org.jyodide.wasm.ExternKind;
import org.jyodide.wasm.ExternType;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.Import;
import org.jyodide.wasm.InvalidException;

/** Decodes the import section. */
public final class ImportSection {
  private ImportSection() {}

  /** The imports; {@code types} is the type section. */
  public static List<Import> decode(BinaryReader reader, List<FunctionType> types) {
    Import[] imports = new Import[reader.count()];
    for (int i = 0; i < imports.length; i++) {
      imports[i] = new Import(reader.name(), reader.name(), descriptor(reader, types));
    }
    return List.of(imports);
  }

  private static ExternType descriptor(BinaryReader reader, List<FunctionType> types) {
    ExternKind kind = ExternKinds.read(reader, "import");
    return switch (kind) {
      case FUNCTION -> new ExternType.Function(type(reader.u32(), types));
      case TABLE -> Types.table(reader);
      case MEMORY -> Types.memory(reader);
      case GLOBAL -> Types.global(reader);
      case TAG -> new ExternType.Tag(type(Types.tag(reader), types));
    };
  }

  private static FunctionType type(int index, List<FunctionType> types) {
    if (Integer.compareUnsigned(index, types.size()) >= 0) {
      throw new InvalidException(
          "unknown type " + Integer.toUnsignedString(index) + " in the import section");
    }
    return types.get(index);
  }
}
