package org.jyodide.wasm.codegen;

import java.util.BitSet;
import java.util.List;
import org.jyodide.wasm.ir.FunctionGraph;
import org.jyodide.wasm.ir.Local;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** Writes the class of frames of a function: a field for each local that its regions share. */
final class FrameClassEmitter {
  private FrameClassEmitter() {}

  static byte[] emit(ModuleLayout layout, FunctionGraph function, BitSet framed) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(
        Opcodes.V17,
        Opcodes.ACC_FINAL | Opcodes.ACC_SUPER,
        layout.frameClass(function.index()),
        null,
        Names.OBJECT,
        null);
    framed.stream()
        .forEach(
            id -> {
              Local local = function.locals().get(id);
              writer
                  .visitField(
                      0, MethodScope.frameField(local), Names.descriptor(local.type()), null, null)
                  .visitEnd();
            });
    Code code = new Code(writer.visitMethod(0, "<init>", "()V", null, null), List.of());
    code.loadReference(0);
    code.callSpecial(Names.OBJECT, "<init>", "()V");
    code.insn(Opcodes.RETURN);
    code.finish();
    writer.visitEnd();
    return writer.toByteArray();
  }
}
