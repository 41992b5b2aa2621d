package org.jyodide.wasm.binary;

import java.util.Arrays;
import java.util.List;
import org.jyodide.wasm.GlobalDefinition;

/** Decodes the global section. */
public final class GlobalSection {
  private GlobalSection() {}

  /** The globals that the module defines. */
  public static List<GlobalDefinition> decode(BinaryReader reader) {
    GlobalDefinition[] globals = new GlobalDefinition[reader.count()];
    Arrays.setAll(
        globals,
        i -> new GlobalDefinition(Types.global(reader), ConstantExpressionReader.read(reader)));
    return List.of(globals);
  }
}
