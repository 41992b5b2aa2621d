package org.jyodide.wasm.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.ValueType;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Writes the abstract class that stands for a function type, with its method {@code call}, and the
 * subclass for functions of the host.
 */
final class SignatureEmitter {
  private static final String FUNCTION = "function";
  private static final String TARGET = "target";
  private static final String CALLEE = "callee";
  private static final String MAKE_CALLEE = "makeCallee";
  private static final String MAKE_TARGET = "makeTarget";
  private static final String METHOD_HANDLE = "java/lang/invoke/MethodHandle";
  private static final String LOOKUP = "Ljava/lang/invoke/MethodHandles$Lookup;";
  private static final String RUNTIME_EXCEPTION = "java/lang/RuntimeException";
  private static final String CALLS = "org/jyodide/wasm/runtime/Calls$";

  /** The interfaces of {@code Calls}, by the short name of the type. */
  private static final Map<String, String> INTERFACES =
      Map.ofEntries(
          Map.entry("_i", "Int0"),
          Map.entry("i_i", "Int1"),
          Map.entry("ii_i", "Int2"),
          Map.entry("iii_i", "Int3"),
          Map.entry("iiii_i", "Int4"),
          Map.entry("l_i", "IntOfLong"),
          Map.entry("d_i", "IntOfDouble"),
          Map.entry("ii_l", "LongOfInt2"),
          Map.entry("i_d", "DoubleOfInt"),
          Map.entry("_", "Void0"),
          Map.entry("i_", "Void1"),
          Map.entry("ii_", "Void2"),
          Map.entry("iii_", "Void3"));

  private static final Set<String> PADDABLE = Set.of("_i", "i_i", "ii_i", "iii_i");

  private final String name;
  private final FunctionType type;
  private final String descriptor;

  private SignatureEmitter(String name, FunctionType type) {
    this.name = name;
    this.type = type;
    this.descriptor = "(" + Names.parameters(type) + ")" + Names.result(type);
  }

  /** The name of the class of host functions of a type. */
  static String hostClass(String signatureClass) {
    return signatureClass + "$Host";
  }

  /** The class of the type. */
  static byte[] emit(String internalName, FunctionType type) {
    return new SignatureEmitter(internalName, type).emitType();
  }

  /** The class of host functions of the type. */
  static byte[] emitHost(String internalName, FunctionType type) {
    return new SignatureEmitter(internalName, type).emitHost();
  }

  private byte[] emitType() {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(
        Opcodes.V17,
        Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT | Opcodes.ACC_SUPER,
        name,
        null,
        Names.FUNCTION,
        interfaces());
    constructor(writer, Names.FUNCTION);
    writer
        .visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT, "call", descriptor, null, null)
        .visitEnd();
    typeMethod(writer);
    lookupMethod(writer);
    castMethod(writer);
    if (PADDABLE.contains(type.shortName())) {
      paddedMethods(writer);
    }
    writer.visitEnd();
    return writer.toByteArray();
  }

  private String @Nullable [] interfaces() {
    String common = callsInterface(type);
    return common == null ? null : new String[] {common};
  }

  /** The interface of {@code Calls} for a type; null if it has none. */
  static @Nullable String callsInterface(FunctionType type) {
    String common = INTERFACES.get(type.shortName());
    return common == null ? null : CALLS + common;
  }

  private static void constructor(ClassWriter writer, String superName) {
    MethodVisitor mv = writer.visitMethod(Opcodes.ACC_PROTECTED, "<init>", "()V", null, null);
    mv.visitCode();
    mv.visitVarInsn(Opcodes.ALOAD, 0);
    mv.visitMethodInsn(Opcodes.INVOKESPECIAL, superName, "<init>", "()V", false);
    mv.visitInsn(Opcodes.RETURN);
    mv.visitMaxs(0, 0);
    mv.visitEnd();
  }

  private void typeMethod(ClassWriter writer) {
    MethodVisitor mv =
        writer.visitMethod(
            Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL,
            "type",
            "()" + Names.ref(Names.FUNCTION_TYPE),
            null,
            null);
    mv.visitCode();
    mv.visitLdcInsn(type.shortName());
    mv.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        Names.FUNCTION_TYPE,
        "ofShortName",
        "(Ljava/lang/String;)" + Names.ref(Names.FUNCTION_TYPE),
        false);
    mv.visitInsn(Opcodes.ARETURN);
    mv.visitMaxs(0, 0);
    mv.visitEnd();
  }

  private static void lookupMethod(ClassWriter writer) {
    MethodVisitor mv =
        writer.visitMethod(
            Opcodes.ACC_PROTECTED | Opcodes.ACC_FINAL, "lookup", "()" + LOOKUP, null, null);
    mv.visitCode();
    mv.visitMethodInsn(
        Opcodes.INVOKESTATIC, "java/lang/invoke/MethodHandles", "lookup", "()" + LOOKUP, false);
    mv.visitInsn(Opcodes.ARETURN);
    mv.visitMaxs(0, 0);
    mv.visitEnd();
  }

  private void castMethod(ClassWriter writer) {
    MethodVisitor mv =
        writer.visitMethod(
            Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC,
            "cast",
            "(" + Names.ref(Names.FUNCTION) + ")" + Names.ref(name),
            null,
            null);
    mv.visitCode();
    Label mismatch = new Label();
    mv.visitVarInsn(Opcodes.ALOAD, 0);
    mv.visitTypeInsn(Opcodes.INSTANCEOF, name);
    mv.visitJumpInsn(Opcodes.IFEQ, mismatch);
    mv.visitVarInsn(Opcodes.ALOAD, 0);
    mv.visitTypeInsn(Opcodes.CHECKCAST, name);
    mv.visitInsn(Opcodes.ARETURN);
    mv.visitLabel(mismatch);
    mv.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    mv.visitMethodInsn(
        Opcodes.INVOKESTATIC, Names.TRAPS, "typeMismatch", "()Ljava/lang/RuntimeException;", false);
    mv.visitInsn(Opcodes.ATHROW);
    mv.visitMaxs(0, 0);
    mv.visitEnd();
  }

  private void paddedMethods(ClassWriter writer) {
    MethodVisitor mv = writer.visitMethod(Opcodes.ACC_PUBLIC, "callPadded", "(III)I", null, null);
    mv.visitCode();
    mv.visitVarInsn(Opcodes.ALOAD, 0);
    for (int i = 0; i < type.params().size(); i++) {
      mv.visitVarInsn(Opcodes.ILOAD, 1 + i);
    }
    mv.visitMethodInsn(Opcodes.INVOKEVIRTUAL, name, "call", descriptor, false);
    mv.visitInsn(Opcodes.IRETURN);
    mv.visitMaxs(0, 0);
    mv.visitEnd();
    mv = writer.visitMethod(Opcodes.ACC_PUBLIC, "isPaddable", "()Z", null, null);
    mv.visitCode();
    mv.visitInsn(Opcodes.ICONST_1);
    mv.visitInsn(Opcodes.IRETURN);
    mv.visitMaxs(0, 0);
    mv.visitEnd();
  }

  private byte[] emitHost() {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    String host = hostClass(name);
    writer.visit(
        Opcodes.V17,
        Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER,
        host,
        null,
        name,
        null);
    writer.visitField(Opcodes.ACC_PRIVATE, TARGET, Names.ref(METHOD_HANDLE), null, null).visitEnd();
    writer
        .visitField(
            Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL,
            FUNCTION,
            Names.ref(Names.HOST_FUNCTION),
            null,
            null)
        .visitEnd();
    MethodVisitor mv =
        writer.visitMethod(
            Opcodes.ACC_PUBLIC, "<init>", "(" + Names.ref(Names.HOST_FUNCTION) + ")V", null, null);
    mv.visitCode();
    mv.visitVarInsn(Opcodes.ALOAD, 0);
    mv.visitMethodInsn(Opcodes.INVOKESPECIAL, name, "<init>", "()V", false);
    mv.visitVarInsn(Opcodes.ALOAD, 0);
    mv.visitVarInsn(Opcodes.ALOAD, 1);
    mv.visitFieldInsn(Opcodes.PUTFIELD, host, FUNCTION, Names.ref(Names.HOST_FUNCTION));
    mv.visitInsn(Opcodes.RETURN);
    mv.visitMaxs(0, 0);
    mv.visitEnd();
    String direct = callsInterface(type);
    if (direct != null) {
      writer.visitField(Opcodes.ACC_PRIVATE, CALLEE, Names.ref(direct), null, null).visitEnd();
      makeCallee(writer, host, direct);
    }
    makeTarget(writer, host);
    makeCall(writer, host, direct);
    writer.visitEnd();
    return writer.toByteArray();
  }

  /**
   * Calls what implements the interface, or the handle; of a function with an i32 as its result,
   * exceptions may become results.
   */
  private void makeCall(ClassWriter writer, String host, @Nullable String direct) {
    List<Object> locals = new ArrayList<>();
    locals.add(host);
    type.params().forEach(param -> locals.add(Code.verificationType(param)));
    MethodVisitor mv = writer.visitMethod(Opcodes.ACC_PUBLIC, "call", descriptor, null, null);
    Code code = new Code(mv, locals);
    boolean reports = type.results().equals(List.of(ValueType.I32));
    Label start = new Label();
    Label end = new Label();
    Label failed = new Label();
    if (reports) {
      mv.visitTryCatchBlock(start, end, failed, RUNTIME_EXCEPTION);
    }
    mv.visitLabel(start);
    int slot = 1;
    for (ValueType param : type.params()) {
      slot += Names.slots(param);
    }
    if (direct != null) {
      Label byHandle = new Label();
      code.loadReference(0);
      code.callSpecial(host, MAKE_CALLEE, "()" + Names.ref(direct));
      mv.visitInsn(Opcodes.DUP);
      mv.visitVarInsn(Opcodes.ASTORE, slot);
      mv.visitJumpInsn(Opcodes.IFNULL, byHandle);
      mv.visitVarInsn(Opcodes.ALOAD, slot);
      loadParameters(code);
      mv.visitMethodInsn(Opcodes.INVOKEINTERFACE, direct, "call", descriptor, true);
      mv.visitInsn(returnOpcode());
      mv.visitLabel(byHandle);
      mv.visitFrame(Opcodes.F_FULL, locals.size(), locals.toArray(), 0, null);
    }
    code.loadReference(0);
    code.callSpecial(host, MAKE_TARGET, "()" + Names.ref(METHOD_HANDLE));
    loadParameters(code);
    code.callVirtual(METHOD_HANDLE, "invokeExact", descriptor);
    mv.visitLabel(end);
    code.insn(returnOpcode());
    if (reports) {
      mv.visitLabel(failed);
      mv.visitFrame(
          Opcodes.F_FULL, locals.size(), locals.toArray(), 1, new Object[] {RUNTIME_EXCEPTION});
      mv.visitVarInsn(Opcodes.ASTORE, slot);
      code.loadReference(0);
      code.getField(host, FUNCTION, Names.ref(Names.HOST_FUNCTION));
      mv.visitVarInsn(Opcodes.ALOAD, slot);
      code.callVirtual(Names.HOST_FUNCTION, "report", "(" + Names.ref(RUNTIME_EXCEPTION) + ")I");
      mv.visitInsn(Opcodes.IRETURN);
    }
    code.finish();
  }

  private void loadParameters(Code code) {
    int slot = 1;
    for (ValueType param : type.params()) {
      code.load(param, slot);
      slot += Names.slots(param);
    }
  }

  private int returnOpcode() {
    return switch (type.results().size()) {
      case 0 -> Opcodes.RETURN;
      case 1 -> Code.returnOpcode(type.results().get(0));
      default -> Opcodes.ARETURN;
    };
  }

  /** What implements the interface is fetched by the first call, unless there is a handle. */
  private static void makeCallee(ClassWriter writer, String host, String direct) {
    MethodVisitor mv =
        writer.visitMethod(Opcodes.ACC_PRIVATE, MAKE_CALLEE, "()" + Names.ref(direct), null, null);
    mv.visitCode();
    Label known = new Label();
    mv.visitVarInsn(Opcodes.ALOAD, 0);
    mv.visitFieldInsn(Opcodes.GETFIELD, host, CALLEE, Names.ref(direct));
    mv.visitJumpInsn(Opcodes.IFNONNULL, known);
    mv.visitVarInsn(Opcodes.ALOAD, 0);
    mv.visitFieldInsn(Opcodes.GETFIELD, host, TARGET, Names.ref(METHOD_HANDLE));
    mv.visitJumpInsn(Opcodes.IFNONNULL, known);
    mv.visitVarInsn(Opcodes.ALOAD, 0);
    mv.visitVarInsn(Opcodes.ALOAD, 0);
    mv.visitFieldInsn(Opcodes.GETFIELD, host, FUNCTION, Names.ref(Names.HOST_FUNCTION));
    mv.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL, Names.HOST_FUNCTION, CALLEE, "()" + Names.ref(Names.OBJECT), false);
    mv.visitTypeInsn(Opcodes.CHECKCAST, direct);
    mv.visitFieldInsn(Opcodes.PUTFIELD, host, CALLEE, Names.ref(direct));
    mv.visitLabel(known);
    mv.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    mv.visitVarInsn(Opcodes.ALOAD, 0);
    mv.visitFieldInsn(Opcodes.GETFIELD, host, CALLEE, Names.ref(direct));
    mv.visitInsn(Opcodes.ARETURN);
    mv.visitMaxs(0, 0);
    mv.visitEnd();
  }

  /** The handle is fetched by the first call. */
  private static void makeTarget(ClassWriter writer, String host) {
    MethodVisitor mv =
        writer.visitMethod(
            Opcodes.ACC_PRIVATE, MAKE_TARGET, "()" + Names.ref(METHOD_HANDLE), null, null);
    mv.visitCode();
    Label known = new Label();
    mv.visitVarInsn(Opcodes.ALOAD, 0);
    mv.visitFieldInsn(Opcodes.GETFIELD, host, TARGET, Names.ref(METHOD_HANDLE));
    mv.visitJumpInsn(Opcodes.IFNONNULL, known);
    mv.visitVarInsn(Opcodes.ALOAD, 0);
    mv.visitVarInsn(Opcodes.ALOAD, 0);
    mv.visitFieldInsn(Opcodes.GETFIELD, host, FUNCTION, Names.ref(Names.HOST_FUNCTION));
    mv.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL,
        Names.HOST_FUNCTION,
        "target",
        "()" + Names.ref(METHOD_HANDLE),
        false);
    mv.visitFieldInsn(Opcodes.PUTFIELD, host, TARGET, Names.ref(METHOD_HANDLE));
    mv.visitLabel(known);
    mv.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    mv.visitVarInsn(Opcodes.ALOAD, 0);
    mv.visitFieldInsn(Opcodes.GETFIELD, host, TARGET, Names.ref(METHOD_HANDLE));
    mv.visitInsn(Opcodes.ARETURN);
    mv.visitMaxs(0, 0);
    mv.visitEnd();
  }
}
