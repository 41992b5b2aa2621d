package org.jyodide.wasm;

/** A module with an endless loop, endless recursion, growth of memory and a bit of arithmetic. */
public final class SmallModule {
  private SmallModule() {}

  /** Functions 0 {@code spin}, 1 {@code recurse}, 2 {@code grow}, 3 {@code twice}, 4 calls 3. */
  public static WasmModule create() {
    return ModuleDecoder.decode(bytes());
  }

  /** The binary. */
  public static byte[] bytes() {
    return new ModuleBytes()
        .section(1, 2, "60 00 00", "60 01 7f 01 7f")
        .section(3, 5, "00 00 01 01 01")
        .section(5, 1, "01 01 80 80 04")
        .section(
            7,
            5,
            ModuleBytes.text("spin") + "00 00",
            ModuleBytes.text("recurse") + "00 01",
            ModuleBytes.text("grow") + "00 02",
            ModuleBytes.text("twice") + "00 03",
            ModuleBytes.text("through") + "00 04")
        .section(
            10,
            5,
            ModuleBytes.body("00 03 40 0c 00 0b 0b"),
            ModuleBytes.body("00 10 01 0b"),
            ModuleBytes.body("00 20 00 40 00 0b"),
            ModuleBytes.body("00 20 00 20 00 6a 0b"),
            ModuleBytes.body("00 20 00 10 03 0b"))
        .build();
  }
}
