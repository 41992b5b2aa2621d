package org.jyodide.wasm.codegen;

import java.util.List;
import java.util.Map;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.ValueType;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Writes the class of instances of a module: a field for each import, table, tag and global in a
 * cell, and the scratch fields of regions. Its methods {@code link…} fill the fields.
 */
final class InstanceClassEmitter {
  /** Fields that one method fills: each takes some ten bytes of the 64 KiB of a method. */
  private static final int FIELDS_PER_METHOD = 1000;

  private final ModuleLayout layout;
  private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
  private final String name;
  private int linkMethods;
  private int fieldsInMethod;
  private Code code;

  private InstanceClassEmitter(ModuleLayout layout) {
    this.layout = layout;
    this.name = layout.instanceClass();
    writer.visit(
        Opcodes.V17,
        Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER,
        name,
        null,
        Names.INSTANCE,
        null);
    this.code = beginLink();
  }

  static byte[] emit(ModuleLayout layout, Map<ValueType, Integer> scratch) {
    return new InstanceClassEmitter(layout).emit(scratch);
  }

  private static String linkDescriptor() {
    return "(["
        + Names.ref(Names.FUNCTION)
        + "["
        + Names.ref(Names.GLOBAL)
        + "["
        + Names.ref(Names.TABLE)
        + "["
        + Names.ref(Names.TAG)
        + ")V";
  }

  private Code beginLink() {
    return new Code(
        writer.visitMethod(0, "link" + linkMethods++, linkDescriptor(), null, null), List.of());
  }

  private byte[] emit(Map<ValueType, Integer> scratch) {
    constructor();
    List<FunctionType> imports = layout.importTypes();
    for (int i = 0; i < imports.size(); i++) {
      String signature = layout.signatureClass(imports.get(i));
      fill(layout.importField(i), signature, 1, i, true);
    }
    for (int i = 0; i < layout.spaces().globals().size(); i++) {
      if (layout.constantGlobal(i).isEmpty()) {
        fill(layout.globalField(i), Names.GLOBAL, 2, i, false);
      }
    }
    for (int i = 0; i < layout.spaces().tables().size(); i++) {
      fill(layout.tableField(i), Names.TABLE, 3, i, false);
    }
    for (int i = 0; i < layout.spaces().tags().size(); i++) {
      fill(layout.tagField(i), Names.TAG, 4, i, false);
    }
    endLink();
    scratch.forEach(
        (type, count) -> {
          for (int i = 0; i < count; i++) {
            writer
                .visitField(
                    0, ModuleLayout.scratchField(type, i), Names.descriptor(type), null, null)
                .visitEnd();
          }
        });
    linkMethod();
    writer.visitEnd();
    return writer.toByteArray();
  }

  private void constructor() {
    MethodVisitor mv = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
    mv.visitCode();
    mv.visitVarInsn(Opcodes.ALOAD, 0);
    mv.visitMethodInsn(Opcodes.INVOKESPECIAL, Names.INSTANCE, "<init>", "()V", false);
    mv.visitInsn(Opcodes.RETURN);
    mv.visitMaxs(0, 0);
    mv.visitEnd();
  }

  /** A field that takes element {@code index} of the array in a slot. */
  private void fill(String field, String type, int arraySlot, int index, boolean cast) {
    writer.visitField(0, field, Names.ref(type), null, null).visitEnd();
    if (fieldsInMethod++ == FIELDS_PER_METHOD) {
      endLink();
      code = beginLink();
      fieldsInMethod = 0;
    }
    code.loadReference(0);
    code.loadReference(arraySlot);
    code.constant(index);
    code.insn(Opcodes.AALOAD);
    if (cast) {
      code.type(Opcodes.CHECKCAST, type);
    }
    code.putField(name, field, Names.ref(type));
  }

  private void endLink() {
    code.insn(Opcodes.RETURN);
    code.finish();
  }

  private void linkMethod() {
    Code all =
        new Code(
            writer.visitMethod(Opcodes.ACC_PROTECTED, "link", linkDescriptor(), null, null),
            List.of());
    for (int i = 0; i < linkMethods; i++) {
      for (int slot = 0; slot <= 4; slot++) {
        all.loadReference(slot);
      }
      all.callVirtual(name, "link" + i, linkDescriptor());
    }
    all.insn(Opcodes.RETURN);
    all.finish();
  }
}
