package org.jyodide.wasm.codegen;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.ValueType;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
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

  /** The classes of references that one method makes: few, as each is much work for HotSpot. */
  private static final int ENTRY_BITS = 4;

  private static final int ENTRIES_PER_METHOD = 1 << ENTRY_BITS;

  private static final String NEW_HOST =
      "(I" + Names.ref(Names.HOST_FUNCTION) + ")" + Names.ref(Names.OBJECT);
  private static final String NEW_ENTRY = "(III)" + Names.ref(Names.OBJECT);

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

  /**
   * The class of instances and its superclasses, by their internal names.
   *
   * @param entryClasses the classes of references, by their number
   */
  static Map<String, byte[]> emit(
      ModuleLayout layout, Map<ValueType, Integer> scratch, List<String> entryClasses) {
    return new InstanceClassEmitter(layout).emit(scratch, entryClasses);
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

  private Map<String, byte[]> emit(Map<ValueType, Integer> scratch, List<String> entryClasses) {
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
    newEntry(entryClasses);
    if (layout.hasOwnSignatures() && !layout.module().types().isEmpty()) {
      newHost();
    }
    endClass();
    return classes;
  }

  /** The method that makes references, and those that it shares the classes among. */
  private void newEntry(List<String> classes) {
    Code code = new Code(entryMethod(Opcodes.ACC_PUBLIC, "newEntry"), entryLocals());
    int methods = (classes.size() + ENTRIES_PER_METHOD - 1) / ENTRIES_PER_METHOD;
    if (methods == 0) {
      code.insn(Opcodes.ACONST_NULL);
      code.insn(Opcodes.ARETURN);
    } else {
      code.load(ValueType.I32, 1);
      code.constant(ENTRY_BITS);
      code.insn(Opcodes.ISHR);
      List<Label> labels = Code.labels(methods);
      code.tableSwitch(labels, labels.get(0));
      for (int method = 0; method < methods; method++) {
        code.bind(labels.get(method));
        code.loadReference(0);
        for (int slot = 1; slot <= 3; slot++) {
          code.load(ValueType.I32, slot);
        }
        code.callSpecial(name, "newEntry" + method, NEW_ENTRY);
        code.insn(Opcodes.ARETURN);
      }
    }
    code.finish();
    for (int method = 0; method < methods; method++) {
      int first = method * ENTRIES_PER_METHOD;
      int end = Math.min(classes.size(), first + ENTRIES_PER_METHOD);
      newEntry(method, first, classes.subList(first, end));
    }
  }

  private void newEntry(int method, int first, List<String> classes) {
    Code code = new Code(entryMethod(Opcodes.ACC_PRIVATE, "newEntry" + method), entryLocals());
    List<Label> labels = Code.labels(classes.size());
    code.load(ValueType.I32, 1);
    code.constant(first);
    code.insn(Opcodes.ISUB);
    code.tableSwitch(labels, labels.get(0));
    for (int i = 0; i < classes.size(); i++) {
      code.bind(labels.get(i));
      code.type(Opcodes.NEW, classes.get(i));
      code.insn(Opcodes.DUP);
      code.loadReference(0);
      code.load(ValueType.I32, 2);
      code.load(ValueType.I32, 3);
      code.callSpecial(classes.get(i), "<init>", "(" + Names.ref(name) + "II)V");
      code.insn(Opcodes.ARETURN);
    }
    code.finish();
  }

  /** The method that makes references to functions of the host. */
  private void newHost() {
    Code code =
        new Code(
            writer.visitMethod(Opcodes.ACC_PUBLIC, "newHost", NEW_HOST, null, null),
            List.of(name, Opcodes.INTEGER, Names.HOST_FUNCTION));
    List<FunctionType> types = layout.module().types();
    List<Label> labels = Code.labels(types.size());
    Label unknown = new Label();
    code.load(ValueType.I32, 1);
    code.tableSwitch(labels, unknown);
    for (int i = 0; i < types.size(); i++) {
      code.bind(labels.get(i));
      String host = SignatureEmitter.hostClass(layout.signatureClass(types.get(i)));
      code.type(Opcodes.NEW, host);
      code.insn(Opcodes.DUP);
      code.loadReference(2);
      code.callSpecial(host, "<init>", "(" + Names.ref(Names.HOST_FUNCTION) + ")V");
      code.insn(Opcodes.ARETURN);
    }
    code.bind(unknown);
    code.insn(Opcodes.ACONST_NULL);
    code.insn(Opcodes.ARETURN);
    code.finish();
  }

  private MethodVisitor entryMethod(int access, String method) {
    return writer.visitMethod(access, method, NEW_ENTRY, null, null);
  }

  private List<Object> entryLocals() {
    return List.of(name, Opcodes.INTEGER, Opcodes.INTEGER, Opcodes.INTEGER);
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
