package org.jyodide.wasm.binary;

import java.util.List;
import org.jyodide.wasm.ExternType;

/** Decodes the table section. */
public final class TableSection {
  private TableSection() {}

  /** The tables that the module defines. */
  public static List<ExternType.Table> decode(BinaryReader reader) {
    ExternType.Table[] tables = new ExternType.Table[reader.count()];
    for (int i = 0; i < tables.length; i++) {
      tables[i] = Types.table(reader);
    }
    return List.of(tables);
  }
}
