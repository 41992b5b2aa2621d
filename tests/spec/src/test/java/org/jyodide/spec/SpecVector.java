package org.jyodide.spec;

import java.util.ArrayList;
import java.util.List;
import org.jyodide.wasm.V128;
import org.jyodide.wasm.ValueType;
import tools.jackson.databind.JsonNode;

/** A vector of a script: a value for each lane, all of the same number of bits. */
record SpecVector(String laneType, List<String> lanes) {
  static SpecVector of(JsonNode node) {
    List<String> lanes = new ArrayList<>();
    node.get("value").forEach(lane -> lanes.add(lane.asString()));
    return new SpecVector(node.get("lane_type").asString(), lanes);
  }

  private int laneBits() {
    return 128 / lanes.size();
  }

  private long mask() {
    return -1L >>> (Long.SIZE - laneBits());
  }

  V128 vector() {
    long[] halves = new long[2];
    for (int i = 0; i < lanes.size(); i++) {
      int at = i * laneBits();
      halves[at / Long.SIZE] |= (Long.parseUnsignedLong(lanes.get(i)) & mask()) << (at % Long.SIZE);
    }
    return new V128(halves[0], halves[1]);
  }

  boolean matches(V128 result) {
    for (int i = 0; i < lanes.size(); i++) {
      int at = i * laneBits();
      long half = at < Long.SIZE ? result.low() : result.high();
      if (!matches(lanes.get(i), (half >>> (at % Long.SIZE)) & mask())) {
        return false;
      }
    }
    return true;
  }

  private boolean matches(String lane, long bits) {
    return switch (laneType) {
      case "f32" -> new SpecValue(ValueType.F32, lane).matches(Float.intBitsToFloat((int) bits));
      case "f64" -> new SpecValue(ValueType.F64, lane).matches(Double.longBitsToDouble(bits));
      case "i8", "i16", "i32", "i64" -> bits == (Long.parseUnsignedLong(lane) & mask());
      default -> throw new IllegalArgumentException("a type of lanes was wanted, got " + laneType);
    };
  }
}
