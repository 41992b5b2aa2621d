package org.jyodide.wasm;

import java.io.ByteArrayOutputStream;
import java.util.function.IntPredicate;
import org.jyodide.wasm.binary.BinaryReader;

/**
 * Takes the code out of a module: what is left tells how to instantiate compiled classes. Data goes
 * into a part of its own, as instances that go on from an image have no use for it.
 */
final class ModuleStripper {
  private static final int HEADER = 8;
  private static final int CUSTOM_SECTION = 0;
  private static final int CODE_SECTION = 10;
  private static final int DATA_SECTION = 11;

  private ModuleStripper() {}

  /**
   * The module without its code section and without its custom sections.
   *
   * @param data whether it has the data section
   */
  static byte[] strip(byte[] module, boolean data) {
    return sections(module, HEADER, id -> data || id != DATA_SECTION);
  }

  /** The data section: the end of a module that has data, when it was taken out. */
  static byte[] data(byte[] module) {
    return sections(module, 0, id -> id == DATA_SECTION);
  }

  private static byte[] sections(byte[] module, int header, IntPredicate isWanted) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(module, 0, header);
    BinaryReader reader = new BinaryReader(module);
    reader.seek(HEADER);
    while (reader.hasRemaining()) {
      int start = reader.position();
      int id = reader.u8();
      int size = reader.u32();
      reader.skip(size);
      if (id != CODE_SECTION && id != CUSTOM_SECTION && isWanted.test(id)) {
        out.write(module, start, reader.position() - start);
      }
    }
    return out.toByteArray();
  }
}
