package org.jyodide.wasm.dump;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Prints the JVM instructions of generated methods, a line each. */
public final class BytecodePrinter {
  /** Mnemonics of those instructions that generated code has, by opcode, from ASM's constants. */
  private static final Map<Integer, String> NAMES = new HashMap<>();

  static {
    boolean instructions = false;
    for (var field : Opcodes.class.getFields()) {
      // The constants before NOP are versions, access flags and frame types.
      instructions |= field.getName().equals("NOP");
      if (instructions && field.getType() == int.class) {
        try {
          NAMES.put(field.getInt(null), field.getName().toLowerCase(java.util.Locale.ROOT));
        } catch (IllegalAccessException e) {
          throw new ExceptionInInitializerError(e);
        }
      }
    }
  }

  private BytecodePrinter() {}

  /** The methods of a class file whose names are accepted. */
  public static String print(byte[] classFile, Predicate<String> accepted) {
    StringBuilder out = new StringBuilder();
    new ClassReader(classFile)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public @Nullable MethodVisitor visitMethod(
                  int access,
                  String name,
                  String descriptor,
                  @Nullable String signature,
                  String @Nullable [] exceptions) {
                if (!accepted.test(name)) {
                  return null;
                }
                out.append("method ").append(name).append(descriptor).append('\n');
                return new Printer(out);
              }
            },
            ClassReader.SKIP_FRAMES | ClassReader.SKIP_DEBUG);
    return out.toString();
  }

  private static final class Printer extends MethodVisitor {
    private final StringBuilder out;
    private final Map<Label, String> labels = new HashMap<>();

    Printer(StringBuilder out) {
      super(Opcodes.ASM9);
      this.out = out;
    }

    private void line(int opcode, Object... operands) {
      out.append("  ").append(NAMES.getOrDefault(opcode, "opcode " + opcode));
      for (Object operand : operands) {
        out.append(' ').append(operand);
      }
      out.append('\n');
    }

    private String name(Label label) {
      return labels.computeIfAbsent(label, l -> "L" + labels.size());
    }

    private String names(Label[] list) {
      StringBuilder text = new StringBuilder();
      for (Label label : list) {
        text.append(text.isEmpty() ? "" : ",").append(name(label));
      }
      return text.toString();
    }

    @Override
    public void visitLabel(Label label) {
      out.append(name(label)).append(":\n");
    }

    @Override
    public void visitInsn(int opcode) {
      line(opcode);
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
      line(opcode, operand);
    }

    @Override
    public void visitVarInsn(int opcode, int slot) {
      line(opcode, slot);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
      line(opcode, type);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      line(opcode, owner + "." + name, descriptor);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      line(opcode, owner + "." + name, descriptor);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
      line(opcode, name(label));
    }

    @Override
    public void visitLdcInsn(Object value) {
      line(Opcodes.LDC, value);
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... list) {
      line(Opcodes.TABLESWITCH, min + ".." + max, names(list), name(otherwise));
    }

    @Override
    public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] list) {
      line(Opcodes.LOOKUPSWITCH, java.util.Arrays.toString(keys), names(list), name(otherwise));
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
      out.append("  try ")
          .append(name(start))
          .append("..")
          .append(name(end))
          .append(" handler ")
          .append(name(handler))
          .append('\n');
    }
  }
}
