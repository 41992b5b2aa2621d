package org.jyodide.wasm.ir;

import java.util.ArrayList;
import java.util.List;
import org.jyodide.wasm.ValueType;
import org.jyodide.wasm.ir.Expression.Vector;

/** Makes vectors of wider lanes of the narrow lanes in an i64, which is used more than once. */
final class Extension {
  private Extension() {}

  /** Lanes of 32 bits of four of 16. */
  static Vector toI32(Expression half, boolean signed) {
    List<Expression> lanes = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      lanes.add(lane16(half, i, signed));
    }
    return new Vector(VectorShape.I32X4, lanes);
  }

  /** One lane of 16 bits as an i32. */
  static Expression lane16(Expression half, int lane, boolean signed) {
    return Lanes.small(half, 16 * lane, 16, signed);
  }

  /** Lanes of 16 bits of eight of 8. */
  static Vector toI16(Expression half, boolean signed) {
    String method = "i16x8ExtendI8x16" + (signed ? "S" : "U");
    return new Vector(
        VectorShape.I64X2,
        List.of(
            Numbers.helper(method, ValueType.I64, half),
            Numbers.helper(method, ValueType.I64, Numbers.shift(half, -32))));
  }
}
