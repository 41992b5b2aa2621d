package org.jyodide.wasm.codegen;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.HostCaller;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Writes the {@link HostCaller} of a class: it implements the interfaces of {@code Calls} for the
 * types of its methods, each by a switch over the numbers of those that have the type.
 */
public final class CallerEmitter {
  private static final String SUPER = Type.getInternalName(HostCaller.class);
  private static final String LIBRARY = "library";
  private static final String METHOD = "method";
  private static final String OF = "of";

  private final String library;
  private final String name;
  private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);

  private CallerEmitter(Class<?> library) {
    this.library = Type.getInternalName(library);
    this.name = this.library + HostCaller.SUFFIX;
  }

  /** Whether a method can be called so, by its type. */
  public static boolean canCall(FunctionType type) {
    return SignatureEmitter.callsInterface(type) != null;
  }

  /**
   * The class.
   *
   * @param methods those with types that {@linkplain #canCall can be called so}; the number of a
   *     method is its index
   */
  public static byte[] emit(Class<?> library, List<Method> methods) {
    return new CallerEmitter(library).emit(methods);
  }

  private byte[] emit(List<Method> methods) {
    Map<FunctionType, List<Integer>> ofType = new LinkedHashMap<>();
    for (int i = 0; i < methods.size(); i++) {
      ofType.computeIfAbsent(type(methods.get(i)), type -> new ArrayList<>()).add(i);
    }
    writer.visit(
        Opcodes.V17,
        Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER,
        name,
        null,
        SUPER,
        ofType.keySet().stream()
            .map(type -> Optional.ofNullable(SignatureEmitter.callsInterface(type)).orElseThrow())
            .toArray(String[]::new));
    int field = Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL;
    writer.visitField(field, LIBRARY, Names.ref(library), null, null).visitEnd();
    writer.visitField(field, METHOD, "I", null, null).visitEnd();
    prototypeConstructor();
    constructor();
    factory();
    ofType.forEach((type, numbers) -> call(type, numbers, methods));
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static FunctionType type(Method method) {
    return FunctionType.of(
        java.lang.invoke.MethodType.methodType(method.getReturnType(), method.getParameterTypes()));
  }

  private void prototypeConstructor() {
    MethodVisitor mv = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
    mv.visitCode();
    mv.visitVarInsn(Opcodes.ALOAD, 0);
    mv.visitInsn(Opcodes.ACONST_NULL);
    mv.visitInsn(Opcodes.ICONST_0);
    mv.visitMethodInsn(Opcodes.INVOKESPECIAL, name, "<init>", constructorType(), false);
    end(mv, Opcodes.RETURN);
  }

  private void constructor() {
    MethodVisitor mv =
        writer.visitMethod(Opcodes.ACC_PRIVATE, "<init>", constructorType(), null, null);
    mv.visitCode();
    mv.visitVarInsn(Opcodes.ALOAD, 0);
    mv.visitMethodInsn(Opcodes.INVOKESPECIAL, SUPER, "<init>", "()V", false);
    mv.visitVarInsn(Opcodes.ALOAD, 0);
    mv.visitVarInsn(Opcodes.ALOAD, 1);
    mv.visitFieldInsn(Opcodes.PUTFIELD, name, LIBRARY, Names.ref(library));
    mv.visitVarInsn(Opcodes.ALOAD, 0);
    mv.visitVarInsn(Opcodes.ILOAD, 2);
    mv.visitFieldInsn(Opcodes.PUTFIELD, name, METHOD, "I");
    end(mv, Opcodes.RETURN);
  }

  private String constructorType() {
    return "(" + Names.ref(library) + "I)V";
  }

  private void factory() {
    MethodVisitor mv =
        writer.visitMethod(
            Opcodes.ACC_PUBLIC,
            OF,
            "(" + Names.ref(Names.OBJECT) + "I)" + Names.ref(SUPER),
            null,
            null);
    mv.visitCode();
    mv.visitTypeInsn(Opcodes.NEW, name);
    mv.visitInsn(Opcodes.DUP);
    mv.visitVarInsn(Opcodes.ALOAD, 1);
    mv.visitTypeInsn(Opcodes.CHECKCAST, library);
    mv.visitVarInsn(Opcodes.ILOAD, 2);
    mv.visitMethodInsn(Opcodes.INVOKESPECIAL, name, "<init>", constructorType(), false);
    end(mv, Opcodes.ARETURN);
  }

  private void call(FunctionType type, List<Integer> numbers, List<Method> methods) {
    String descriptor = type.methodType().toMethodDescriptorString();
    MethodVisitor mv = writer.visitMethod(Opcodes.ACC_PUBLIC, "call", descriptor, null, null);
    mv.visitCode();
    Label[] labels = new Label[numbers.size()];
    int[] keys = new int[labels.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = new Label();
      keys[i] = numbers.get(i);
    }
    Label none = new Label();
    mv.visitVarInsn(Opcodes.ALOAD, 0);
    mv.visitFieldInsn(Opcodes.GETFIELD, name, METHOD, "I");
    mv.visitLookupSwitchInsn(none, keys, labels);
    for (int i = 0; i < labels.length; i++) {
      mv.visitLabel(labels[i]);
      mv.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
      mv.visitVarInsn(Opcodes.ALOAD, 0);
      mv.visitFieldInsn(Opcodes.GETFIELD, name, LIBRARY, Names.ref(library));
      int slot = 1;
      for (Type parameter : Type.getArgumentTypes(descriptor)) {
        mv.visitVarInsn(parameter.getOpcode(Opcodes.ILOAD), slot);
        slot += parameter.getSize();
      }
      mv.visitMethodInsn(
          Opcodes.INVOKEVIRTUAL, library, methods.get(keys[i]).getName(), descriptor, false);
      mv.visitInsn(Type.getReturnType(descriptor).getOpcode(Opcodes.IRETURN));
    }
    mv.visitLabel(none);
    mv.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    mv.visitTypeInsn(Opcodes.NEW, "java/lang/AbstractMethodError");
    mv.visitInsn(Opcodes.DUP);
    mv.visitMethodInsn(
        Opcodes.INVOKESPECIAL, "java/lang/AbstractMethodError", "<init>", "()V", false);
    end(mv, Opcodes.ATHROW);
  }

  private static void end(MethodVisitor mv, int opcode) {
    mv.visitInsn(opcode);
    mv.visitMaxs(0, 0);
    mv.visitEnd();
  }
}
