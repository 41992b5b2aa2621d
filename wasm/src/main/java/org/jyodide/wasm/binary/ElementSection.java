package org.jyodide.wasm.binary;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.ConstantExpression;
import org.jyodide.wasm.ElementSegment;
import org.jyodide.wasm.ElementSegment.Mode;
import org.jyodide.wasm.ValueType;

/** Decodes the element section. The three flag bits are described in section "Element Section". */
public final class ElementSection {
  private static final int NOT_ACTIVE = 1;
  private static final int EXPLICIT_TABLE = 2;
  private static final int DECLARATIVE = 2;
  private static final int EXPRESSIONS = 4;

  private ElementSection() {}

  /** The element segments. */
  public static List<ElementSegment> decode(BinaryReader reader) {
    ElementSegment[] segments = new ElementSegment[reader.count()];
    for (int i = 0; i < segments.length; i++) {
      segments[i] = segment(reader);
    }
    return List.of(segments);
  }

  private static ElementSegment segment(BinaryReader reader) {
    int flags = reader.u32();
    if (flags < 0 || flags > 7) {
      throw reader.malformed("malformed elements segment kind " + Integer.toUnsignedString(flags));
    }
    Mode mode = mode(flags);
    int table = 0;
    ConstantExpression offset = null;
    if (mode == Mode.ACTIVE) {
      table = (flags & EXPLICIT_TABLE) != 0 ? reader.u32() : 0;
      offset = ConstantExpressionReader.read(reader);
    }
    boolean typed = (flags & (NOT_ACTIVE | EXPLICIT_TABLE)) != 0;
    if ((flags & EXPRESSIONS) == 0) {
      if (typed) {
        readElementKind(reader);
      }
      return functions(mode, table, offset, reader);
    }
    ValueType type = typed ? Types.referenceType(reader) : ValueType.FUNCREF;
    ConstantExpression[] elements = new ConstantExpression[reader.count()];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = ConstantExpressionReader.read(reader);
    }
    return new ElementSegment(mode, table, offset, type, List.of(elements), null);
  }

  private static Mode mode(int flags) {
    if ((flags & NOT_ACTIVE) == 0) {
      return Mode.ACTIVE;
    }
    return (flags & DECLARATIVE) != 0 ? Mode.DECLARATIVE : Mode.PASSIVE;
  }

  private static ElementSegment functions(
      Mode mode, int table, @Nullable ConstantExpression offset, BinaryReader reader) {
    int[] functions = new int[reader.count()];
    for (int i = 0; i < functions.length; i++) {
      functions[i] = reader.u32();
    }
    return new ElementSegment(mode, table, offset, ValueType.FUNCREF, List.of(), functions);
  }

  private static void readElementKind(BinaryReader reader) {
    int kind = reader.u8();
    if (kind != 0) {
      throw reader.malformed("malformed element kind " + kind);
    }
  }
}
