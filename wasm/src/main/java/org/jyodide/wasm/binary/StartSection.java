package org.jyodide.wasm.binary;

/** Decodes the start section. */
public final class StartSection {
  private StartSection() {}

  /** The index of the start function, not yet checked. */
  public static int decode(BinaryReader reader) {
    return reader.u32();
  }
}
