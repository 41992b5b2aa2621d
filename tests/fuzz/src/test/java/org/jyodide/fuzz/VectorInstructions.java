package org.jyodide.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jyodide.fuzz.Instructions.Access;

/** Opcodes of the instructions on vectors, without their prefix, by what they take and give. */
final class VectorInstructions {
  /** An instruction on one lane: the other type and the number of lanes. */
  record OnLane(int code, ValueType type, int lanes) {}

  /** Operators of one operand. */
  static final int[] UNARY =
      concat(
          ranges(0x4D, 0x4D, 0x5E, 0x62, 0x67, 0x6A, 0x74, 0x75, 0x7A, 0x7A, 0x7C, 0x81),
          ranges(0x87, 0x8A, 0x94, 0x94, 0xA0, 0xA1, 0xA7, 0xAA, 0xC0, 0xC1, 0xC7, 0xCA),
          ranges(0xE0, 0xE1, 0xE3, 0xE3, 0xEC, 0xED, 0xEF, 0xEF, 0xF8, 0xFF));

  /** Operators of two operands. */
  static final int[] BINARY =
      concat(
          ranges(0x0E, 0x0E, 0x23, 0x4C, 0x4E, 0x51, 0x65, 0x66, 0x6E, 0x73, 0x76, 0x79),
          ranges(0x7B, 0x7B, 0x82, 0x82, 0x85, 0x86, 0x8E, 0x93, 0x95, 0x99, 0x9B, 0x9F),
          ranges(0xAE, 0xAE, 0xB1, 0xB1, 0xB5, 0xBA, 0xBC, 0xBF, 0xCE, 0xCE, 0xD1, 0xD1),
          ranges(0xD5, 0xDF, 0xE4, 0xEB, 0xF0, 0xF7));

  static final int[] SHIFTS = ranges(0x6B, 0x6D, 0x8B, 0x8D, 0xAB, 0xAD, 0xCB, 0xCD);

  /** Tests and masks, which give an i32. */
  static final int[] TESTS = ranges(0x53, 0x53, 0x63, 0x64, 0x83, 0x84, 0xA3, 0xA4, 0xC3, 0xC4);

  static final List<OnLane> SPLATS =
      List.of(
          new OnLane(0x0F, ValueType.I32, 16),
          new OnLane(0x10, ValueType.I32, 8),
          new OnLane(0x11, ValueType.I32, 4),
          new OnLane(0x12, ValueType.I64, 2),
          new OnLane(0x13, ValueType.F32, 4),
          new OnLane(0x14, ValueType.F64, 2));

  static final List<OnLane> REPLACEMENTS =
      List.of(
          new OnLane(0x17, ValueType.I32, 16),
          new OnLane(0x1A, ValueType.I32, 8),
          new OnLane(0x1C, ValueType.I32, 4),
          new OnLane(0x1E, ValueType.I64, 2),
          new OnLane(0x20, ValueType.F32, 4),
          new OnLane(0x22, ValueType.F64, 2));

  static final Map<ValueType, List<OnLane>> EXTRACTIONS =
      Map.of(
          ValueType.I32,
          List.of(
              new OnLane(0x15, ValueType.I32, 16),
              new OnLane(0x16, ValueType.I32, 16),
              new OnLane(0x18, ValueType.I32, 8),
              new OnLane(0x19, ValueType.I32, 8),
              new OnLane(0x1B, ValueType.I32, 4)),
          ValueType.I64,
          List.of(new OnLane(0x1D, ValueType.I64, 2)),
          ValueType.F32,
          List.of(new OnLane(0x1F, ValueType.F32, 4)),
          ValueType.F64,
          List.of(new OnLane(0x21, ValueType.F64, 2)));

  static final List<Access> LOADS = loads();

  private VectorInstructions() {}

  private static List<Access> loads() {
    List<Access> loads = new ArrayList<>();
    loads.add(new Access(0xFD00, 4));
    IntStream.rangeClosed(1, 6).forEach(code -> loads.add(new Access(0xFD00 + code, 3)));
    IntStream.rangeClosed(0, 3).forEach(size -> loads.add(new Access(0xFD07 + size, size)));
    loads.add(new Access(0xFD5C, 2));
    loads.add(new Access(0xFD5D, 3));
    return loads;
  }

  /** The comparison by which lanes that are a NaN of open bits are found; 0 if there are none. */
  static int equalityOfOpenNan(int code) {
    boolean single =
        (code >= 0x67 && code <= 0x6A) || code == 0x5E || (code >= 0xE3 && code <= 0xE9);
    boolean twice =
        code == 0x5F
            || code == 0x74
            || code == 0x75
            || code == 0x7A
            || code == 0x94
            || (code >= 0xEF && code <= 0xF5);
    return single ? 0x41 : twice ? 0x47 : 0;
  }

  /** The numbers from the first to the second, from the third to the fourth and so on. */
  private static int[] ranges(int... bounds) {
    return IntStream.range(0, bounds.length / 2)
        .flatMap(i -> IntStream.rangeClosed(bounds[2 * i], bounds[2 * i + 1]))
        .toArray();
  }

  private static int[] concat(int[]... parts) {
    return java.util.Arrays.stream(parts).flatMapToInt(java.util.Arrays::stream).toArray();
  }
}
