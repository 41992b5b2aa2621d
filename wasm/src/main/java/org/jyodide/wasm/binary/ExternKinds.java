package org.jyodide.wasm.binary;

import org.jyodide.wasm.ExternKind;

/** Decodes the kind of an import or export. */
final class ExternKinds {
  private static final ExternKind[] KINDS = ExternKind.values();

  private ExternKinds() {}

  static ExternKind read(BinaryReader reader, String where) {
    int code = reader.u8();
    if (code >= KINDS.length) {
      throw reader.malformed("malformed " + where + " kind " + code);
    }
    return KINDS[code];
  }
}
