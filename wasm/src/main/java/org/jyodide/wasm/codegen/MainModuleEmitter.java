package org.jyodide.wasm.codegen;

import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** Writes the public class of a module that is compiled ahead of time. */
public final class MainModuleEmitter {
  /** The simple name of the class. */
  public static final String NAME = "MainModule";

  private static final String SUPER = "org/jyodide/wasm/AheadOfTimeModule";
  private static final String LOOKUP = "Ljava/lang/invoke/MethodHandles$Lookup;";

  private MainModuleEmitter() {}

  /**
   * The class, for a package with dots in its name.
   *
   * @param interruptible whether loops check for interruption; the class then says so by an
   *     interface, as looking at it must not load the module
   */
  public static byte[] emit(String packageName, boolean interruptible) {
    String name = packageName.replace('.', '/') + "/" + NAME;
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(
        Opcodes.V17,
        Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER,
        name,
        null,
        SUPER,
        interruptible ? new String[] {"org/jyodide/wasm/Interruptible"} : null);
    Code code =
        new Code(writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null), List.of());
    code.loadReference(0);
    code.call("java/lang/invoke/MethodHandles", "lookup", "()" + LOOKUP);
    code.constant(interruptible ? 1 : 0);
    code.callSpecial(SUPER, "<init>", "(" + LOOKUP + "Z)V");
    code.insn(Opcodes.RETURN);
    code.finish();
    code =
        new Code(
            writer.visitMethod(
                Opcodes.ACC_PROTECTED,
                "open",
                "(Ljava/lang/String;)Ljava/io/InputStream;",
                null,
                null),
            List.of());
    code.classConstant(name);
    code.loadReference(1);
    code.callVirtual(
        "java/lang/Class", "getResourceAsStream", "(Ljava/lang/String;)Ljava/io/InputStream;");
    code.insn(Opcodes.ARETURN);
    code.finish();
    writer.visitEnd();
    return writer.toByteArray();
  }
}
