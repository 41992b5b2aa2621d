package org.jyodide.wasm.binary;

import org.jyodide.wasm.ConstantExpression;

/** Finds the end of a constant expression; what it may consist of is checked by the validator. */
final class ConstantExpressionReader {
  private ConstantExpressionReader() {}

  static ConstantExpression read(BinaryReader reader) {
    int start = reader.position();
    // Nearly all expressions are this one, and some modules have tens of thousands.
    if (reader.peek() == Opcodes.I32_CONST) {
      reader.skip(1);
      reader.s32();
      if (reader.peek() == Opcodes.END) {
        reader.skip(1);
        return new ConstantExpression(start, reader.position());
      }
      reader.seek(start);
    }
    return walk(reader, start);
  }

  private static ConstantExpression walk(BinaryReader reader, int start) {
    InstructionReader instructions = new InstructionReader(reader);
    int depth = 0;
    while (instructions.next()) {
      switch (instructions.opcode()) {
        case Opcodes.BLOCK, Opcodes.LOOP, Opcodes.IF, Opcodes.TRY, Opcodes.TRY_TABLE -> depth++;
        case Opcodes.END, Opcodes.DELEGATE -> depth--;
        default -> {}
      }
      if (depth < 0) {
        return new ConstantExpression(start, reader.position());
      }
    }
    throw reader.malformed("unexpected end of section or function", reader.position());
  }
}
