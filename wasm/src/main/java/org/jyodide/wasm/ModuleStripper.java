package org.jyodide.wasm;

import java.io.ByteArrayOutputStream;
import org.jyodide.wasm.binary.BinaryReader;

/** Takes the code out of a module: what is left tells how to instantiate compiled classes. */
final class ModuleStripper {
  private static final int HEADER = 8;
  private static final int CUSTOM_SECTION = 0;
  private static final int CODE_SECTION = 10;

  private ModuleStripper() {}

  /** The module without its code section and without its custom sections. */
  static byte[] strip(byte[] module) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(module, 0, HEADER);
    BinaryReader reader = new BinaryReader(module);
    reader.seek(HEADER);
    while (reader.hasRemaining()) {
      int start = reader.position();
      int id = reader.u8();
      int size = reader.u32();
      reader.skip(size);
      if (id != CODE_SECTION && id != CUSTOM_SECTION) {
        out.write(module, start, reader.position() - start);
      }
    }
    return out.toByteArray();
  }
}
