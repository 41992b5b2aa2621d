package org.jyodide.wasm.binary;

/** Decodes the data count section. */
public final class DataCountSection {
  private DataCountSection() {}

  /** The number of data segments, unsigned. */
  public static int decode(BinaryReader reader) {
    return reader.u32();
  }
}
