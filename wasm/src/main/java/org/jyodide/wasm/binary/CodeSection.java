package org.jyodide.wasm.binary;

import java.util.List;
import org.jyodide.wasm.FunctionBody;
import org.jyodide.wasm.ValueType;

/** Decodes the code section: the ranges of the bodies and their locals, not the instructions. */
public final class CodeSection {
  /** The most locals a function may have here; a limit that browsers have, too. */
  public static final int MAXIMUM_LOCALS = 50_000;

  private CodeSection() {}

  /** The bodies. */
  public static List<FunctionBody> decode(BinaryReader reader) {
    FunctionBody[] bodies = new FunctionBody[reader.count()];
    for (int i = 0; i < bodies.length; i++) {
      bodies[i] = body(reader);
    }
    return List.of(bodies);
  }

  private static FunctionBody body(BinaryReader reader) {
    int size = reader.length();
    int end = reader.position() + size;
    List<ValueType> locals = locals(reader);
    int start = reader.position();
    if (start >= end) {
      throw reader.malformed(
          start == end ? "END opcode expected" : "section size mismatch: locals beyond their body",
          end);
    }
    reader.seek(end);
    return new FunctionBody(start, end, locals);
  }

  private static List<ValueType> locals(BinaryReader reader) {
    int groups = reader.count();
    if (groups == 0) {
      return List.of();
    }
    ValueType[] types = new ValueType[groups];
    int[] ends = new int[groups];
    long total = 0;
    for (int i = 0; i < groups; i++) {
      total += reader.u32() & 0xFFFFFFFFL;
      types[i] = Types.valueType(reader);
      ends[i] = (int) Math.min(total, Integer.MAX_VALUE);
    }
    if (total > MAXIMUM_LOCALS) {
      throw reader.malformed("too many locals: " + total + ", " + MAXIMUM_LOCALS + " allowed");
    }
    return new LocalTypes(types, ends);
  }
}
