package org.jyodide.wasm.codegen;

import org.jyodide.wasm.ValueType;
import org.jyodide.wasm.binary.InstructionSet;
import org.jyodide.wasm.binary.Opcodes;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/**
 * Writes the class of the static methods that load from and store to linear memory, one for each
 * instruction, without and with an offset.
 *
 * <p>The effective address is an unsigned sum of 33 bits. The array holds less than 2^31 bytes, so
 * an address that is negative as an {@code int} is out of bounds whatever the offset, and the sum
 * of two others is right or negative; the check of the array's bounds does the rest.
 *
 * <p>These methods claim a deep operand stack. HotSpot's first compiler does not inline such a
 * method, so that cold code calls the few that its second compiler has made, instead of copying the
 * ten levels of a {@code VarHandle} access with their profiling into every user. RATIONALE.md has
 * the figures.
 */
final class AccessClassEmitter {
  private static final int CLAIMED_STACK = 24;
  private static final String INSTANCE = Names.ref(Names.INSTANCE);
  private static final String VAR_HANDLE = "java/lang/invoke/VarHandle";

  private final ModuleLayout layout;
  private final ClassWriter writer = new ClassWriter(0);

  private AccessClassEmitter(ModuleLayout layout) {
    this.layout = layout;
  }

  static byte[] emit(ModuleLayout layout) {
    return new AccessClassEmitter(layout).emit();
  }

  static String loadDescriptor(ValueType type, boolean hasOffset) {
    return (hasOffset ? "(II" : "(I") + INSTANCE + ")" + Names.descriptor(type);
  }

  static String storeDescriptor(ValueType type, boolean hasOffset) {
    return "(I" + Names.descriptor(type) + (hasOffset ? "I" : "") + INSTANCE + ")V";
  }

  private byte[] emit() {
    writer.visit(
        org.objectweb.asm.Opcodes.V17,
        org.objectweb.asm.Opcodes.ACC_FINAL | org.objectweb.asm.Opcodes.ACC_SUPER,
        layout.accessClass(),
        null,
        Names.OBJECT,
        null);
    initializer(writer);
    for (boolean offset : new boolean[] {false, true}) {
      for (int opcode = Opcodes.I32_LOAD; opcode <= Opcodes.I64_LOAD32_U; opcode++) {
        load(opcode, offset);
      }
      for (int opcode = Opcodes.I32_STORE; opcode <= Opcodes.I64_STORE32; opcode++) {
        store(opcode, offset);
      }
    }
    writer.visitEnd();
    return writer.toByteArray();
  }

  /** The view of the bytes for accesses of a size, as a constant. */
  private void initializer(ClassVisitor owner) {
    MethodVisitor mv =
        owner.visitMethod(org.objectweb.asm.Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
    mv.visitCode();
    for (int bits : new int[] {16, 32, 64}) {
      owner.visitField(
          org.objectweb.asm.Opcodes.ACC_STATIC | org.objectweb.asm.Opcodes.ACC_FINAL,
          "VIEW" + bits,
          Names.ref(VAR_HANDLE),
          null,
          null);
      mv.visitLdcInsn(org.objectweb.asm.Type.getType("[" + element(bits)));
      mv.visitFieldInsn(
          org.objectweb.asm.Opcodes.GETSTATIC,
          "java/nio/ByteOrder",
          "LITTLE_ENDIAN",
          "Ljava/nio/ByteOrder;");
      mv.visitMethodInsn(
          org.objectweb.asm.Opcodes.INVOKESTATIC,
          "java/lang/invoke/MethodHandles",
          "byteArrayViewVarHandle",
          "(Ljava/lang/Class;Ljava/nio/ByteOrder;)" + Names.ref(VAR_HANDLE),
          false);
      mv.visitFieldInsn(
          org.objectweb.asm.Opcodes.PUTSTATIC,
          layout.accessClass(),
          "VIEW" + bits,
          Names.ref(VAR_HANDLE));
    }
    mv.visitInsn(org.objectweb.asm.Opcodes.RETURN);
    mv.visitMaxs(2, 0);
    mv.visitEnd();
  }

  private static String element(int bits) {
    return switch (bits) {
      case 16 -> "S";
      case 32 -> "I";
      case 64 -> "J";
      default -> throw new IllegalArgumentException("no element of " + bits + " bits");
    };
  }

  /** The bits in memory of a load or store, from its name: {@code i64.load16_u} has 16. */
  private static int bits(String name, ValueType type) {
    for (int bits : new int[] {8, 16, 32}) {
      if (name.contains("load" + bits) || name.contains("store" + bits)) {
        return bits;
      }
    }
    return type == ValueType.I32 || type == ValueType.F32 ? 32 : 64;
  }

  private MethodVisitor begin(String name, String descriptor) {
    MethodVisitor mv =
        writer.visitMethod(
            org.objectweb.asm.Opcodes.ACC_STATIC, Names.camelCase(name), descriptor, null, null);
    mv.visitCode();
    return mv;
  }

  /** Pushes the array and the index into it. */
  private void address(MethodVisitor mv, int bits, int instance, int offset, Label outOfBounds) {
    if (offset >= 0) {
      mv.visitVarInsn(org.objectweb.asm.Opcodes.ILOAD, 0);
      mv.visitJumpInsn(org.objectweb.asm.Opcodes.IFLT, outOfBounds);
    }
    if (bits > 8) {
      mv.visitFieldInsn(
          org.objectweb.asm.Opcodes.GETSTATIC,
          layout.accessClass(),
          "VIEW" + bits,
          Names.ref(VAR_HANDLE));
    }
    mv.visitVarInsn(org.objectweb.asm.Opcodes.ALOAD, instance);
    mv.visitFieldInsn(org.objectweb.asm.Opcodes.GETFIELD, Names.INSTANCE, "memoryBytes", "[B");
    mv.visitVarInsn(org.objectweb.asm.Opcodes.ILOAD, 0);
    if (offset >= 0) {
      mv.visitVarInsn(org.objectweb.asm.Opcodes.ILOAD, offset);
      mv.visitInsn(org.objectweb.asm.Opcodes.IADD);
    }
  }

  private void load(int opcode, boolean hasOffset) {
    String name = InstructionSet.name(opcode);
    ValueType type = type(opcode);
    int bits = bits(name, type);
    MethodVisitor mv = begin(name, loadDescriptor(type, hasOffset));
    Label outOfBounds = new Label();
    address(mv, bits, hasOffset ? 2 : 1, hasOffset ? 1 : -1, outOfBounds);
    if (bits == 8) {
      mv.visitInsn(org.objectweb.asm.Opcodes.BALOAD);
    } else {
      view(mv, "get", "([BI)" + element(bits));
    }
    if (name.endsWith("_u")) {
      unsigned(mv, bits, type);
    } else if (type == ValueType.I64 && bits < 64) {
      mv.visitInsn(org.objectweb.asm.Opcodes.I2L);
    }
    if (type == ValueType.F32) {
      jdk(mv, "java/lang/Float", "intBitsToFloat", "(I)F");
    } else if (type == ValueType.F64) {
      jdk(mv, "java/lang/Double", "longBitsToDouble", "(J)D");
    }
    mv.visitInsn(Code.returnOpcode(type));
    end(mv, hasOffset, outOfBounds, loadDescriptor(type, hasOffset));
  }

  private static void unsigned(MethodVisitor mv, int bits, ValueType type) {
    if (bits == 32) {
      mv.visitInsn(org.objectweb.asm.Opcodes.I2L);
      mv.visitLdcInsn(0xFFFFFFFFL);
      mv.visitInsn(org.objectweb.asm.Opcodes.LAND);
      return;
    }
    if (bits == 16) {
      mv.visitInsn(org.objectweb.asm.Opcodes.I2C);
    } else {
      mv.visitIntInsn(org.objectweb.asm.Opcodes.SIPUSH, 0xFF);
      mv.visitInsn(org.objectweb.asm.Opcodes.IAND);
    }
    if (type == ValueType.I64) {
      mv.visitInsn(org.objectweb.asm.Opcodes.I2L);
    }
  }

  private void store(int opcode, boolean hasOffset) {
    String name = InstructionSet.name(opcode);
    ValueType type = storedType(opcode);
    int bits = bits(name, type);
    MethodVisitor mv = begin(name, storeDescriptor(type, hasOffset));
    Label outOfBounds = new Label();
    int behindValue = 1 + Names.slots(type);
    address(mv, bits, behindValue + (hasOffset ? 1 : 0), hasOffset ? behindValue : -1, outOfBounds);
    mv.visitVarInsn(
        switch (type) {
          case I64 -> org.objectweb.asm.Opcodes.LLOAD;
          case F32 -> org.objectweb.asm.Opcodes.FLOAD;
          case F64 -> org.objectweb.asm.Opcodes.DLOAD;
          default -> org.objectweb.asm.Opcodes.ILOAD;
        },
        1);
    if (type == ValueType.F32) {
      jdk(mv, "java/lang/Float", "floatToRawIntBits", "(F)I");
    } else if (type == ValueType.F64) {
      jdk(mv, "java/lang/Double", "doubleToRawLongBits", "(D)J");
    } else if (type == ValueType.I64 && bits < 64) {
      mv.visitInsn(org.objectweb.asm.Opcodes.L2I);
    }
    if (bits == 8) {
      mv.visitInsn(org.objectweb.asm.Opcodes.BASTORE);
    } else {
      if (bits == 16) {
        mv.visitInsn(org.objectweb.asm.Opcodes.I2S);
      }
      view(mv, "set", "([BI" + element(bits) + ")V");
    }
    mv.visitInsn(org.objectweb.asm.Opcodes.RETURN);
    end(mv, hasOffset, outOfBounds, storeDescriptor(type, hasOffset));
  }

  private static void view(MethodVisitor mv, String method, String descriptor) {
    mv.visitMethodInsn(
        org.objectweb.asm.Opcodes.INVOKEVIRTUAL, VAR_HANDLE, method, descriptor, false);
  }

  private static void jdk(MethodVisitor mv, String owner, String method, String descriptor) {
    mv.visitMethodInsn(org.objectweb.asm.Opcodes.INVOKESTATIC, owner, method, descriptor, false);
  }

  private static void end(
      MethodVisitor mv, boolean hasOffset, Label outOfBounds, String descriptor) {
    if (hasOffset) {
      mv.visitLabel(outOfBounds);
      mv.visitFrame(org.objectweb.asm.Opcodes.F_SAME, 0, null, 0, null);
      mv.visitMethodInsn(
          org.objectweb.asm.Opcodes.INVOKESTATIC,
          Names.TRAPS,
          "outOfBoundsMemory",
          "()Ljava/lang/RuntimeException;",
          false);
      mv.visitInsn(org.objectweb.asm.Opcodes.ATHROW);
    }
    mv.visitMaxs(CLAIMED_STACK, org.objectweb.asm.Type.getArgumentsAndReturnSizes(descriptor) >> 2);
    mv.visitEnd();
  }

  private static ValueType type(int opcode) {
    var type = InstructionSet.type(opcode);
    if (type == null) {
      throw new IllegalStateException("no type for " + InstructionSet.name(opcode));
    }
    return type.results().get(0);
  }

  private static ValueType storedType(int opcode) {
    var type = InstructionSet.type(opcode);
    if (type == null) {
      throw new IllegalStateException("no type for " + InstructionSet.name(opcode));
    }
    return type.params().get(1);
  }
}
