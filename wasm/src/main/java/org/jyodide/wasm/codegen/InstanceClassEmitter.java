package org.jyodide.wasm.codegen;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.ValueType;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Writes the class of instances of a module: a field for each import, table, tag and global in a
 * cell, and the scratch fields of regions. Its methods {@code link…} fill the fields. Of more
 * fields than one class can name, the first ones go to superclasses.
 */
final class InstanceClassEmitter {
  /** Fields that one method fills: each takes some ten bytes of the 64 KiB of a method. */
  private static final int FIELDS_PER_METHOD = 1000;

  /** Each field takes some four of the 65,535 constants of a class. */
  private static final int FIELDS_PER_CLASS = 10_000;

  private final ModuleLayout layout;
  private final Map<String, byte[]> classes = new LinkedHashMap<>();
  private final int fields;
  private String superName = Names.INSTANCE;
  private String name = "";
  private ClassWriter writer = new ClassWriter(0);
  private int linkMethods;
  private int written;
  private Code code;

  private InstanceClassEmitter(ModuleLayout layout) {
    this.layout = layout;
    this.fields =
        layout.importTypes().size()
            + (int)
                IntStream.range(0, layout.spaces().globals().size()).filter(this::isInCell).count()
            + layout.spaces().tables().size()
            + layout.spaces().tags().size();
    this.code = beginClass();
  }

  /** The class of instances and its superclasses, by their internal names. */
  static Map<String, byte[]> emit(ModuleLayout layout, Map<ValueType, Integer> scratch) {
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

  private Code beginClass() {
    boolean last = fields - written <= FIELDS_PER_CLASS;
    name = last ? layout.instanceClass() : layout.instanceSuperclass(classes.size());
    writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(
        Opcodes.V17,
        last
            ? Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER
            : Opcodes.ACC_ABSTRACT | Opcodes.ACC_SUPER,
        name,
        null,
        superName,
        null);
    constructor();
    linkMethods = 0;
    return beginLink();
  }

  private void endClass() {
    endLink();
    linkMethod();
    writer.visitEnd();
    classes.put(name, writer.toByteArray());
    superName = name;
  }

  private Code beginLink() {
    return new Code(
        writer.visitMethod(
            Opcodes.ACC_PRIVATE, "link" + linkMethods++, linkDescriptor(), null, null),
        List.of());
  }

  private Map<String, byte[]> emit(Map<ValueType, Integer> scratch) {
    List<FunctionType> imports = layout.importTypes();
    for (int i = 0; i < imports.size(); i++) {
      String signature = layout.signatureClass(imports.get(i));
      fill(layout.importField(i), signature, 1, i, true);
    }
    for (int i = 0; i < layout.spaces().globals().size(); i++) {
      if (isInCell(i)) {
        fill(layout.globalField(i), Names.GLOBAL, 2, i, false);
      }
    }
    for (int i = 0; i < layout.spaces().tables().size(); i++) {
      fill(layout.tableField(i), Names.TABLE, 3, i, false);
    }
    for (int i = 0; i < layout.spaces().tags().size(); i++) {
      fill(layout.tagField(i), Names.TAG, 4, i, false);
    }
    scratch.forEach(
        (type, count) -> {
          for (int i = 0; i < count; i++) {
            writer
                .visitField(
                    0, ModuleLayout.scratchField(type, i), Names.descriptor(type), null, null)
                .visitEnd();
          }
        });
    endClass();
    return classes;
  }

  private boolean isInCell(int global) {
    return layout.constantGlobal(global).isEmpty();
  }

  private void constructor() {
    MethodVisitor mv = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
    mv.visitCode();
    mv.visitVarInsn(Opcodes.ALOAD, 0);
    mv.visitMethodInsn(Opcodes.INVOKESPECIAL, superName, "<init>", "()V", false);
    mv.visitInsn(Opcodes.RETURN);
    mv.visitMaxs(0, 0);
    mv.visitEnd();
  }

  /** A field that takes element {@code index} of the array in a slot. */
  private void fill(String field, String type, int arraySlot, int index, boolean cast) {
    if (written > 0 && written % FIELDS_PER_CLASS == 0) {
      endClass();
      code = beginClass();
    } else if (written > 0 && written % FIELDS_PER_METHOD == 0) {
      endLink();
      code = beginLink();
    }
    written++;
    writer.visitField(0, field, Names.ref(type), null, null).visitEnd();
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
    if (!superName.equals(Names.INSTANCE)) {
      loadAll(all);
      all.callSpecial(superName, "link", linkDescriptor());
    }
    for (int i = 0; i < linkMethods; i++) {
      loadAll(all);
      all.callSpecial(name, "link" + i, linkDescriptor());
    }
    all.insn(Opcodes.RETURN);
    all.finish();
  }

  private static void loadAll(Code code) {
    for (int slot = 0; slot <= 4; slot++) {
      code.loadReference(slot);
    }
  }
}
