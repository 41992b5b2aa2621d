package org.jyodide.wasm.codegen;

import java.util.List;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.ValueType;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;

/** Writes the method of a function whose body is replaced: a call of the replacement. */
final class ReplacementEmitter {
  private final ModuleLayout layout;
  private final CompileOptions options;

  ReplacementEmitter(ModuleLayout layout, CompileOptions options) {
    this.layout = layout;
    this.options = options;
  }

  void emit(ClassVisitor owner, int function, Replacement replacement) {
    FunctionType type = layout.spaces().function(function);
    Code code =
        new Code(
            owner.visitMethod(
                Opcodes.ACC_STATIC,
                layout.functionMethod(function),
                layout.functionDescriptor(type),
                null,
                null),
            List.of());
    int instanceSlot = type.params().stream().mapToInt(Names::slots).sum();
    if (replacement instanceof Replacement.JavaMethod method) {
      pushParameters(code, type);
      code.loadReference(instanceSlot);
      code.call(
          method.owner(),
          method.name(),
          "(" + Names.parameters(type) + Names.ref(Names.INSTANCE) + ")" + Names.result(type));
    } else if (replacement instanceof Replacement.HostImport host) {
      int extra = layout.spaces().importedFunctions() + options.extraImports().indexOf(host);
      String signature = layout.signatureClass(type);
      code.loadReference(instanceSlot);
      code.getField(layout.instanceClass(), layout.importField(extra), Names.ref(signature));
      pushParameters(code, type);
      code.callVirtual(signature, "call", layout.callDescriptor(type));
    }
    code.insn(
        type.results().isEmpty()
            ? Opcodes.RETURN
            : type.results().size() == 1
                ? Code.returnOpcode(type.results().get(0))
                : Opcodes.ARETURN);
    code.finish();
  }

  private static void pushParameters(Code code, FunctionType type) {
    int slot = 0;
    for (ValueType param : type.params()) {
      code.load(param, slot);
      slot += Names.slots(param);
    }
  }
}
