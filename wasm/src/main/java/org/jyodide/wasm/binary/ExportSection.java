package org.jyodide.wasm.binary;

import java.util.List;
import org.jyodide.wasm.Export;

/** Decodes the export section. */
public final class ExportSection {
  private ExportSection() {}

  /** The exports; their indices are not yet checked. */
  public static List<Export> decode(BinaryReader reader) {
    Export[] exports = new Export[reader.count()];
    for (int i = 0; i < exports.length; i++) {
      exports[i] = new Export(reader.name(), ExternKinds.read(reader, "export"), reader.u32());
    }
    return List.of(exports);
  }
}
