package org.jyodide.wasm.codegen;

import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.binary.InstructionSet;
import org.objectweb.asm.Opcodes;

/**
 * Writes numeric instructions whose operands are on the stack: a JVM instruction or a method of the
 * JDK where one means exactly the same, else a method of {@code NumericOps} that is named as the
 * instruction.
 */
final class NumericEmitter {
  private static final String INTEGER = "java/lang/Integer";
  private static final String LONG = "java/lang/Long";

  private final Code code;

  NumericEmitter(Code code) {
    this.code = code;
  }

  void emit(int opcode) {
    int simple = simple(opcode);
    if (simple >= 0) {
      code.insn(simple);
      return;
    }
    switch (opcode) {
      case 0x67 -> code.call(INTEGER, "numberOfLeadingZeros", "(I)I");
      case 0x68 -> code.call(INTEGER, "numberOfTrailingZeros", "(I)I");
      case 0x69 -> code.call(INTEGER, "bitCount", "(I)I");
      case 0x77 -> code.call(INTEGER, "rotateLeft", "(II)I");
      case 0x78 -> code.call(INTEGER, "rotateRight", "(II)I");
      case 0x79 -> longCount("numberOfLeadingZeros");
      case 0x7A -> longCount("numberOfTrailingZeros");
      case 0x7B -> longCount("bitCount");
      case 0x86, 0x87, 0x88 -> {
        code.insn(Opcodes.L2I);
        code.insn(opcode == 0x86 ? Opcodes.LSHL : opcode == 0x87 ? Opcodes.LSHR : Opcodes.LUSHR);
      }
      case 0x89, 0x8A -> {
        code.insn(Opcodes.L2I);
        code.call(LONG, opcode == 0x89 ? "rotateLeft" : "rotateRight", "(JI)J");
      }
      case 0x9F -> code.call("java/lang/Math", "sqrt", "(D)D");
      case 0xAD -> { // i64.extend_i32_u
        code.insn(Opcodes.I2L);
        code.constant(0xFFFFFFFFL);
        code.insn(Opcodes.LAND);
      }
      case 0xBC -> code.call("java/lang/Float", "floatToRawIntBits", "(F)I");
      case 0xBD -> code.call("java/lang/Double", "doubleToRawLongBits", "(D)J");
      case 0xBE -> code.call("java/lang/Float", "intBitsToFloat", "(I)F");
      case 0xBF -> code.call("java/lang/Double", "longBitsToDouble", "(J)D");
      case 0xC2, 0xC3, 0xC4 -> {
        code.insn(Opcodes.L2I);
        if (opcode != 0xC4) {
          code.insn(opcode == 0xC2 ? Opcodes.I2B : Opcodes.I2S);
        }
        code.insn(Opcodes.I2L);
      }
      default -> helper(opcode);
    }
  }

  private void longCount(String method) {
    code.call(LONG, method, "(J)I");
    code.insn(Opcodes.I2L);
  }

  private void helper(int opcode) {
    FunctionType type = InstructionSet.type(opcode);
    if (type == null) {
      throw new IllegalStateException("no type for " + InstructionSet.name(opcode));
    }
    code.call(
        Names.NUMERIC_OPS,
        Names.camelCase(InstructionSet.name(opcode)),
        "(" + Names.parameters(type) + ")" + Names.result(type));
  }

  /** The JVM instruction that is the same, or -1. */
  private static int simple(int opcode) {
    return switch (opcode) {
      case 0x6A -> Opcodes.IADD;
      case 0x6B -> Opcodes.ISUB;
      case 0x6C -> Opcodes.IMUL;
      case 0x6F -> Opcodes.IREM;
      case 0x71 -> Opcodes.IAND;
      case 0x72 -> Opcodes.IOR;
      case 0x73 -> Opcodes.IXOR;
      case 0x74 -> Opcodes.ISHL;
      case 0x75 -> Opcodes.ISHR;
      case 0x76 -> Opcodes.IUSHR;
      case 0x7C -> Opcodes.LADD;
      case 0x7D -> Opcodes.LSUB;
      case 0x7E -> Opcodes.LMUL;
      case 0x81 -> Opcodes.LREM;
      case 0x83 -> Opcodes.LAND;
      case 0x84 -> Opcodes.LOR;
      case 0x85 -> Opcodes.LXOR;
      case 0x8C -> Opcodes.FNEG;
      case 0x92 -> Opcodes.FADD;
      case 0x93 -> Opcodes.FSUB;
      case 0x94 -> Opcodes.FMUL;
      case 0x95 -> Opcodes.FDIV;
      case 0x9A -> Opcodes.DNEG;
      case 0xA0 -> Opcodes.DADD;
      case 0xA1 -> Opcodes.DSUB;
      case 0xA2 -> Opcodes.DMUL;
      case 0xA3 -> Opcodes.DDIV;
      case 0xA7 -> Opcodes.L2I;
      case 0xAC -> Opcodes.I2L;
      case 0xB2 -> Opcodes.I2F;
      case 0xB4 -> Opcodes.L2F;
      case 0xB6 -> Opcodes.D2F;
      case 0xB7 -> Opcodes.I2D;
      case 0xB9 -> Opcodes.L2D;
      case 0xBB -> Opcodes.F2D;
      case 0xC0 -> Opcodes.I2B;
      case 0xC1 -> Opcodes.I2S;
      // A JVM conversion to an integer saturates.
      case 0xFC00 -> Opcodes.F2I;
      case 0xFC02 -> Opcodes.D2I;
      case 0xFC04 -> Opcodes.F2L;
      case 0xFC06 -> Opcodes.D2L;
      default -> -1;
    };
  }
}
