package org.jyodide.wasm.codegen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import org.jyodide.wasm.ValueType;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The code of one JVM method being written. Keeps track of reachability and writes the stack map
 * frames: the operand stack is empty at every label, and the locals have the same types at all.
 */
final class Code {
  private static final Object[] NOTHING = {};

  /** The most entries of a switch in one step. */
  private static final int MAXIMUM_TABLE = 32;

  /** The entries of a table of the second step. */
  private static final int TABLE_BITS = 4;

  private static final int TABLE = 1 << TABLE_BITS;

  private final MethodVisitor mv;
  private final Object[] frameLocals;
  private boolean frameWritten;
  private boolean reachable = true;

  /**
   * Starts a method.
   *
   * @param frameLocals the verification types of all locals, as ASM wants them
   */
  Code(MethodVisitor mv, List<Object> frameLocals) {
    this.mv = mv;
    this.frameLocals = frameLocals.toArray();
    mv.visitCode();
  }

  /** The verification type of a value. */
  static Object verificationType(ValueType type) {
    return switch (type) {
      case I32 -> Opcodes.INTEGER;
      case I64 -> Opcodes.LONG;
      case F32 -> Opcodes.FLOAT;
      case F64 -> Opcodes.DOUBLE;
      case V128, FUNCREF, EXTERNREF, EXNREF -> Names.OBJECT;
    };
  }

  boolean isReachable() {
    return reachable;
  }

  /** Says that the instruction just written does not go on. */
  void stop() {
    reachable = false;
  }

  /** Places a label to which something branches, or that starts a loop. */
  void bind(Label label) {
    mv.visitLabel(label);
    frame(0, NOTHING);
    reachable = true;
  }

  /** Places the label of an exception handler; the exception is on the stack. */
  void bindHandler(Label label) {
    mv.visitLabel(label);
    frame(1, new Object[] {Names.THROWABLE});
    reachable = true;
  }

  /** Places a label that only marks a position. */
  void mark(Label label) {
    mv.visitLabel(label);
  }

  private void frame(int stackSize, Object[] stack) {
    if (!frameWritten) {
      mv.visitFrame(Opcodes.F_FULL, frameLocals.length, frameLocals, stackSize, stack);
      frameWritten = true;
    } else if (stackSize == 0) {
      mv.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    } else {
      mv.visitFrame(Opcodes.F_SAME1, 0, null, 1, stack);
    }
  }

  void protect(Label start, Label end, Label handler) {
    mv.visitTryCatchBlock(start, end, handler, Names.THROWABLE);
  }

  void insn(int opcode) {
    mv.visitInsn(opcode);
  }

  void jump(int opcode, Label target) {
    mv.visitJumpInsn(opcode, target);
  }

  void goTo(Label target) {
    mv.visitJumpInsn(Opcodes.GOTO, target);
    reachable = false;
  }

  /** A switch over 0, 1, 2 …; ends reachable code. The operand stack has the number only. */
  void tableSwitch(List<Label> labels, Label otherwise) {
    tableSwitch(0, labels, otherwise);
  }

  /**
   * A switch over the numbers from {@code low} on. A long one has two steps, as HotSpot's first
   * compiler makes a table of jumps into comparisons one after the other, with a counter each.
   */
  private void tableSwitch(int low, List<Label> labels, Label otherwise) {
    if (labels.size() <= MAXIMUM_TABLE) {
      table(low, labels, otherwise);
      return;
    }
    if (low != 0) {
      constant(low);
      insn(Opcodes.ISUB);
    }
    insn(Opcodes.DUP);
    constant(TABLE_BITS);
    insn(Opcodes.IUSHR);
    List<Label> groups = labels((labels.size() + TABLE - 1) / TABLE);
    Label outside = new Label();
    table(0, groups, outside);
    for (int i = 0; i < groups.size(); i++) {
      bindWithNumber(groups.get(i));
      int first = i * TABLE;
      table(first, labels.subList(first, Math.min(first + TABLE, labels.size())), otherwise);
    }
    bindWithNumber(outside);
    insn(Opcodes.POP);
    goTo(otherwise);
  }

  private void table(int low, List<Label> labels, Label otherwise) {
    int high = low + labels.size() - 1;
    mv.visitTableSwitchInsn(low, high, otherwise, labels.toArray(new Label[0]));
    reachable = false;
  }

  /** Places a label at which the operand stack holds an {@code int}. */
  private void bindWithNumber(Label label) {
    mv.visitLabel(label);
    frame(1, new Object[] {Opcodes.INTEGER});
    reachable = true;
  }

  /** A switch over any numbers, in the shorter of the JVM's two forms; ends reachable code. */
  void numberSwitch(SortedMap<Integer, Label> cases, Label otherwise) {
    int span = cases.isEmpty() ? 0 : cases.lastKey() - cases.firstKey() + 1;
    if (span > 0 && span <= 2 * cases.size()) {
      Label[] table = new Label[span];
      Arrays.fill(table, otherwise);
      cases.forEach((number, label) -> table[number - cases.firstKey()] = label);
      tableSwitch(cases.firstKey(), List.of(table), otherwise);
    } else {
      mv.visitLookupSwitchInsn(
          otherwise,
          cases.keySet().stream().mapToInt(Integer::intValue).toArray(),
          cases.values().toArray(new Label[0]));
    }
    reachable = false;
  }

  void load(ValueType type, int slot) {
    mv.visitVarInsn(
        switch (type) {
          case I32 -> Opcodes.ILOAD;
          case I64 -> Opcodes.LLOAD;
          case F32 -> Opcodes.FLOAD;
          case F64 -> Opcodes.DLOAD;
          case V128, FUNCREF, EXTERNREF, EXNREF -> Opcodes.ALOAD;
        },
        slot);
  }

  void store(ValueType type, int slot) {
    mv.visitVarInsn(
        switch (type) {
          case I32 -> Opcodes.ISTORE;
          case I64 -> Opcodes.LSTORE;
          case F32 -> Opcodes.FSTORE;
          case F64 -> Opcodes.DSTORE;
          case V128, FUNCREF, EXTERNREF, EXNREF -> Opcodes.ASTORE;
        },
        slot);
  }

  void loadReference(int slot) {
    mv.visitVarInsn(Opcodes.ALOAD, slot);
  }

  /** The return instruction for a value of the type. */
  static int returnOpcode(ValueType type) {
    return switch (type) {
      case I32 -> Opcodes.IRETURN;
      case I64 -> Opcodes.LRETURN;
      case F32 -> Opcodes.FRETURN;
      case F64 -> Opcodes.DRETURN;
      case V128, FUNCREF, EXTERNREF, EXNREF -> Opcodes.ARETURN;
    };
  }

  void pop(ValueType type) {
    mv.visitInsn(Names.slots(type) == 2 ? Opcodes.POP2 : Opcodes.POP);
  }

  void constant(int value) {
    if (value >= -1 && value <= 5) {
      mv.visitInsn(Opcodes.ICONST_0 + value);
    } else if (value == (byte) value) {
      mv.visitIntInsn(Opcodes.BIPUSH, value);
    } else if (value == (short) value) {
      mv.visitIntInsn(Opcodes.SIPUSH, value);
    } else {
      mv.visitLdcInsn(value);
    }
  }

  void constant(long value) {
    if (value == 0 || value == 1) {
      mv.visitInsn(Opcodes.LCONST_0 + (int) value);
    } else if (value == (short) value) {
      constant((int) value);
      mv.visitInsn(Opcodes.I2L);
    } else {
      mv.visitLdcInsn(value);
    }
  }

  /** A number of any type, floats given as their bits. */
  void constant(ValueType type, long bits) {
    switch (type) {
      case I32 -> constant((int) bits);
      case I64 -> constant(bits);
      case F32 -> {
        int pattern = (int) bits;
        if (pattern == 0) {
          mv.visitInsn(Opcodes.FCONST_0);
        } else if (Float.isNaN(Float.intBitsToFloat(pattern))) {
          // A class file keeps the bits of a NaN, but ASM's constant pool makes all NaNs the same.
          constant(pattern);
          call("java/lang/Float", "intBitsToFloat", "(I)F");
        } else {
          mv.visitLdcInsn(Float.intBitsToFloat(pattern));
        }
      }
      case F64 -> {
        if (bits == 0) {
          mv.visitInsn(Opcodes.DCONST_0);
        } else if (Double.isNaN(Double.longBitsToDouble(bits))) {
          constant(bits);
          call("java/lang/Double", "longBitsToDouble", "(J)D");
        } else {
          mv.visitLdcInsn(Double.longBitsToDouble(bits));
        }
      }
      case V128, FUNCREF, EXTERNREF, EXNREF -> mv.visitInsn(Opcodes.ACONST_NULL);
    }
  }

  void string(String value) {
    mv.visitLdcInsn(value);
  }

  /** The object of a class. */
  void classConstant(String internalName) {
    mv.visitLdcInsn(Type.getObjectType(internalName));
  }

  /** Calls a static method. */
  void call(String owner, String name, String descriptor) {
    mv.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
  }

  void callVirtual(String owner, String name, String descriptor) {
    mv.visitMethodInsn(Opcodes.INVOKEVIRTUAL, owner, name, descriptor, false);
  }

  void callSpecial(String owner, String name, String descriptor) {
    mv.visitMethodInsn(Opcodes.INVOKESPECIAL, owner, name, descriptor, false);
  }

  void getField(String owner, String name, String descriptor) {
    mv.visitFieldInsn(Opcodes.GETFIELD, owner, name, descriptor);
  }

  void putField(String owner, String name, String descriptor) {
    mv.visitFieldInsn(Opcodes.PUTFIELD, owner, name, descriptor);
  }

  void type(int opcode, String internalName) {
    mv.visitTypeInsn(opcode, internalName);
  }

  /** Puts what is on the stack into its box. */
  void box(ValueType type) {
    switch (type) {
      case I32 -> call("java/lang/Integer", "valueOf", "(I)Ljava/lang/Integer;");
      case I64 -> call("java/lang/Long", "valueOf", "(J)Ljava/lang/Long;");
      case F32 -> call("java/lang/Float", "valueOf", "(F)Ljava/lang/Float;");
      case F64 -> call("java/lang/Double", "valueOf", "(D)Ljava/lang/Double;");
      case V128, FUNCREF, EXTERNREF, EXNREF -> {}
    }
  }

  /** Takes a value of the type out of the box on the stack. */
  void unbox(ValueType type) {
    switch (type) {
      case I32 -> unbox("java/lang/Integer", "intValue", "()I");
      case I64 -> unbox("java/lang/Long", "longValue", "()J");
      case F32 -> unbox("java/lang/Float", "floatValue", "()F");
      case F64 -> unbox("java/lang/Double", "doubleValue", "()D");
      case V128, FUNCREF, EXTERNREF, EXNREF -> {}
    }
  }

  private void unbox(String box, String method, String descriptor) {
    mv.visitTypeInsn(Opcodes.CHECKCAST, box);
    callVirtual(box, method, descriptor);
  }

  /** Boxes values that {@code push} puts on the stack into a new array. */
  void array(List<ValueType> types, java.util.function.IntConsumer push) {
    constant(types.size());
    mv.visitTypeInsn(Opcodes.ANEWARRAY, Names.OBJECT);
    for (int i = 0; i < types.size(); i++) {
      mv.visitInsn(Opcodes.DUP);
      constant(i);
      push.accept(i);
      box(types.get(i));
      mv.visitInsn(Opcodes.AASTORE);
    }
  }

  /** Throws after a call that cannot return. */
  void endWithThrow() {
    mv.visitInsn(Opcodes.ACONST_NULL);
    mv.visitInsn(Opcodes.ATHROW);
    reachable = false;
  }

  /** The number of new labels is not limited. */
  static List<Label> labels(int count) {
    List<Label> labels = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      labels.add(new Label());
    }
    return labels;
  }

  void finish() {
    mv.visitMaxs(0, 0);
    mv.visitEnd();
  }
}
