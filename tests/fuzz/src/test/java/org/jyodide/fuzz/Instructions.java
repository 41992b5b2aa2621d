package org.jyodide.fuzz;

import java.util.List;
import java.util.Map;

/** Opcodes of the binary format, by what they take and give. */
final class Instructions {
  /** Comes before an opcode of the second table. */
  static final int PREFIX = 0xFC;

  /** Comes before the opcode of an instruction on vectors. */
  static final int VECTOR_PREFIX = 0xFD;

  /** An instruction with one operand. */
  record Conversion(ValueType from, int... code) {}

  /** A load or store: its opcode, behind its prefix if it has one, and the exponent of its size. */
  record Access(int code, int alignment) {}

  /** Operators of two operands and a result of one type. */
  static final Map<ValueType, int[]> BINARY =
      Map.of(
          ValueType.I32, range(0x6A, 0x78),
          ValueType.I64, range(0x7C, 0x8A),
          ValueType.F32, range(0x92, 0x98),
          ValueType.F64, range(0xA0, 0xA6));

  /** Operators of one operand and a result of its type. */
  static final Map<ValueType, int[]> UNARY =
      Map.of(
          ValueType.I32,
          new int[] {0x67, 0x68, 0x69, 0xC0, 0xC1},
          ValueType.I64,
          new int[] {0x79, 0x7A, 0x7B, 0xC2, 0xC3, 0xC4},
          ValueType.F32,
          range(0x8B, 0x91),
          ValueType.F64,
          range(0x99, 0x9F));

  /** Comparisons of two operands. */
  static final Map<ValueType, int[]> COMPARISONS =
      Map.of(
          ValueType.I32, range(0x46, 0x4F),
          ValueType.I64, range(0x51, 0x5A),
          ValueType.F32, range(0x5B, 0x60),
          ValueType.F64, range(0x61, 0x66));

  /** What makes a value of another type. */
  static final Map<ValueType, List<Conversion>> CONVERSIONS =
      Map.of(
          ValueType.I32,
          List.of(
              new Conversion(ValueType.I32, 0x45),
              new Conversion(ValueType.I64, 0x50),
              new Conversion(ValueType.I64, 0xA7),
              new Conversion(ValueType.F32, 0xA8),
              new Conversion(ValueType.F32, 0xA9),
              new Conversion(ValueType.F64, 0xAA),
              new Conversion(ValueType.F64, 0xAB),
              new Conversion(ValueType.F32, 0xBC),
              new Conversion(ValueType.F32, PREFIX, 0),
              new Conversion(ValueType.F32, PREFIX, 1),
              new Conversion(ValueType.F64, PREFIX, 2),
              new Conversion(ValueType.F64, PREFIX, 3)),
          ValueType.I64,
          List.of(
              new Conversion(ValueType.I32, 0xAC),
              new Conversion(ValueType.I32, 0xAD),
              new Conversion(ValueType.F32, 0xAE),
              new Conversion(ValueType.F32, 0xAF),
              new Conversion(ValueType.F64, 0xB0),
              new Conversion(ValueType.F64, 0xB1),
              new Conversion(ValueType.F64, 0xBD),
              new Conversion(ValueType.F32, PREFIX, 4),
              new Conversion(ValueType.F32, PREFIX, 5),
              new Conversion(ValueType.F64, PREFIX, 6),
              new Conversion(ValueType.F64, PREFIX, 7)),
          ValueType.F32,
          List.of(
              new Conversion(ValueType.I32, 0xB2),
              new Conversion(ValueType.I32, 0xB3),
              new Conversion(ValueType.I64, 0xB4),
              new Conversion(ValueType.I64, 0xB5),
              new Conversion(ValueType.F64, 0xB6),
              new Conversion(ValueType.I32, 0xBE)),
          ValueType.F64,
          List.of(
              new Conversion(ValueType.I32, 0xB7),
              new Conversion(ValueType.I32, 0xB8),
              new Conversion(ValueType.I64, 0xB9),
              new Conversion(ValueType.I64, 0xBA),
              new Conversion(ValueType.F32, 0xBB),
              new Conversion(ValueType.I64, 0xBF)));

  static final Map<ValueType, List<Access>> LOADS =
      Map.of(
          ValueType.I32,
          List.of(
              new Access(0x28, 2),
              new Access(0x2C, 0),
              new Access(0x2D, 0),
              new Access(0x2E, 1),
              new Access(0x2F, 1)),
          ValueType.I64,
          List.of(
              new Access(0x29, 3),
              new Access(0x30, 0),
              new Access(0x31, 0),
              new Access(0x32, 1),
              new Access(0x33, 1),
              new Access(0x34, 2),
              new Access(0x35, 2)),
          ValueType.F32,
          List.of(new Access(0x2A, 2)),
          ValueType.F64,
          List.of(new Access(0x2B, 3)),
          ValueType.V128,
          VectorInstructions.LOADS);

  static final Map<ValueType, List<Access>> STORES =
      Map.of(
          ValueType.I32,
          List.of(new Access(0x36, 2), new Access(0x3A, 0), new Access(0x3B, 1)),
          ValueType.I64,
          List.of(
              new Access(0x37, 3), new Access(0x3C, 0), new Access(0x3D, 1), new Access(0x3E, 2)),
          ValueType.F32,
          List.of(new Access(0x38, 2)),
          ValueType.F64,
          List.of(new Access(0x39, 3)),
          ValueType.V128,
          List.of(new Access(0xFD0B, 4)));

  private static final int UNREACHABLE = 0x00;
  private static final int IF = 0x04;
  private static final int END = 0x0B;
  private static final int SELECT = 0x1B;
  private static final int LOCAL_GET = 0x20;
  private static final int LOCAL_TEE = 0x22;
  private static final int GLOBAL_GET = 0x23;
  private static final int GLOBAL_SET = 0x24;
  private static final int EMPTY_BLOCK = 0x40;

  private Instructions() {}

  /** Writes a constant, given by its bits; of a vector those of the lower half. */
  static void constant(Bytes code, ValueType type, long bits) {
    switch (type) {
      case I32 -> code.bytes(0x41).signed(bits);
      case I64 -> code.bytes(0x42).signed(bits);
      case F32 -> code.bytes(0x43).fixed(bits, 4);
      case F64 -> code.bytes(0x44).fixed(bits, 8);
      case V128 ->
          code.bytes(VECTOR_PREFIX, 0x0C).fixed(bits, 8).fixed(Long.rotateLeft(bits, 32) + 1, 8);
    }
  }

  /** Takes one of the fuel; traps when there is none. */
  static void takeFuel(Bytes code) {
    code.bytes(GLOBAL_GET).unsigned(Scope.FUEL);
    constant(code, ValueType.I32, 1);
    code.bytes(0x6B, GLOBAL_SET).unsigned(Scope.FUEL);
    code.bytes(GLOBAL_GET).unsigned(Scope.FUEL);
    constant(code, ValueType.I32, 0);
    code.bytes(0x48, IF, EMPTY_BLOCK, UNREACHABLE, END);
  }

  /** Makes a number of the float on the stack if that is a NaN, by means of a local. */
  static void settleNan(Bytes code, ValueType type, int local) {
    code.bytes(LOCAL_TEE).unsigned(local);
    constant(
        code,
        type,
        type == ValueType.F32 ? Float.floatToRawIntBits(0.25f) : Double.doubleToRawLongBits(0.25));
    code.bytes(LOCAL_GET).unsigned(local).bytes(LOCAL_GET).unsigned(local);
    code.bytes(type == ValueType.F32 ? 0x5B : 0x61, SELECT);
  }

  /** Whether an integer operator divides, and so may trap. */
  static boolean divides(int code) {
    return (code >= 0x6D && code <= 0x70) || (code >= 0x7F && code <= 0x82);
  }

  /** Whether the specification leaves open which NaN an operator on floats gives. */
  static boolean mayChooseNan(int code) {
    boolean onlyTheSign =
        code == 0x8B
            || code == 0x8C
            || code == 0x98
            || code == 0x99
            || code == 0x9A
            || code == 0xA6;
    boolean onlyTheBits = code == 0xBE || code == 0xBF;
    return !onlyTheSign && !onlyTheBits;
  }

  private static int[] range(int first, int last) {
    return java.util.stream.IntStream.rangeClosed(first, last).toArray();
  }
}
