package org.jyodide.wasm.codegen;

import java.util.ArrayList;
import java.util.List;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.ValueType;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * Writes the classes of references to compiled functions. At first one class serves many functions
 * by a switch, so that a program with thousands of functions in its tables starts with few classes.
 * A function that is called often gets a class of its own: HotSpot then sees at each call site
 * which function is called, and inlines it.
 */
final class EntryEmitter {
  /**
   * The calls after which a reference asks for a class of its own: more than those of a start,
   * where two dozen of them took a twentieth of the time, and far fewer than HotSpot's second
   * compiler waits for.
   */
  private static final int HOT = 1000;

  /**
   * The functions that one method calls: HotSpot's first compiler works through all that a method
   * could call, and one with two hundred takes it ten milliseconds.
   */
  private static final int GROUP_BITS = 4;

  private static final int GROUP = 1 << GROUP_BITS;

  private final ModuleLayout layout;

  EntryEmitter(ModuleLayout layout) {
    this.layout = layout;
  }

  /** The class for the functions of an entry class, by their number. */
  byte[] emitShared(int classNumber, EntryPlan.EntryClass entry) {
    FunctionType type = entry.type();
    String name = layout.entryClass(classNumber);
    String signature = layout.signatureClass(type);
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(Opcodes.V17, Opcodes.ACC_FINAL | Opcodes.ACC_SUPER, name, null, signature, null);
    for (String field : List.of("number", "calls")) {
      writer.visitField(Opcodes.ACC_PRIVATE, field, "I", null, null).visitEnd();
    }
    common(writer, name, signature, true);
    Code code = begin(writer, Opcodes.ACC_PUBLIC, "call", name, type);
    // A plain counter: calls of several threads may be lost.
    code.loadReference(0);
    code.insn(Opcodes.DUP);
    code.getField(name, "calls", "I");
    code.constant(1);
    code.insn(Opcodes.IADD);
    code.putField(name, "calls", "I");
    Label cold = new Label();
    code.loadReference(0);
    code.getField(name, "calls", "I");
    code.constant(HOT);
    code.jump(Opcodes.IF_ICMPNE, cold);
    code.loadReference(0);
    code.getField(name, "instance", Names.ref(layout.instanceClass()));
    code.loadReference(0);
    code.callVirtual(Names.INSTANCE, "promote", "(" + Names.ref(Names.FUNCTION) + ")V");
    code.bind(cold);
    List<Integer> functions = entry.functions();
    if (functions.size() <= GROUP) {
      callOneOf(code, name, functions, 0, type);
    } else {
      callGroup(code, name, functions.size(), type);
    }
    code.finish();
    if (functions.size() > GROUP) {
      for (int first = 0; first < functions.size(); first += GROUP) {
        List<Integer> group = functions.subList(first, Math.min(first + GROUP, functions.size()));
        code = begin(writer, Opcodes.ACC_PRIVATE, groupMethod(first), name, type);
        callOneOf(code, name, group, first, type);
        code.finish();
      }
    }
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static String groupMethod(int first) {
    return "call" + first / GROUP;
  }

  /** Calls the method for the functions among which the number of this reference is. */
  private void callGroup(Code code, String name, int functions, FunctionType type) {
    code.loadReference(0);
    code.getField(name, "number", "I");
    code.constant(GROUP_BITS);
    code.insn(Opcodes.ISHR);
    List<Label> labels = Code.labels((functions + GROUP - 1) / GROUP);
    code.tableSwitch(labels, labels.get(0));
    for (int i = 0; i < labels.size(); i++) {
      code.bind(labels.get(i));
      code.loadReference(0);
      loadParameters(code, type);
      code.callSpecial(name, groupMethod(i * GROUP), layout.callDescriptor(type));
      end(code, type);
    }
  }

  /** Calls the one of the functions that has the number of this reference. */
  private void callOneOf(
      Code code, String name, List<Integer> functions, int first, FunctionType type) {
    if (functions.size() == 1) {
      call(code, name, functions.get(0), type);
      return;
    }
    code.loadReference(0);
    code.getField(name, "number", "I");
    code.constant(first);
    code.insn(Opcodes.ISUB);
    List<Label> labels = Code.labels(functions.size());
    code.tableSwitch(labels, labels.get(0));
    for (int i = 0; i < functions.size(); i++) {
      code.bind(labels.get(i));
      call(code, name, functions.get(i), type);
    }
  }

  /** The class for one function. */
  byte[] emitDirect(int function) {
    FunctionType type = layout.spaces().function(function);
    String name = layout.directClass(function);
    String signature = layout.signatureClass(type);
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(Opcodes.V17, Opcodes.ACC_FINAL | Opcodes.ACC_SUPER, name, null, signature, null);
    common(writer, name, signature, false);
    Code code = begin(writer, Opcodes.ACC_PUBLIC, "call", name, type);
    call(code, name, function, type);
    code.finish();
    writer.visitEnd();
    return writer.toByteArray();
  }

  /** Fields, constructor and what the runtime asks of a reference. */
  private void common(ClassWriter writer, String name, String signature, boolean shared) {
    String instance = Names.ref(layout.instanceClass());
    writer.visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, "instance", instance, null, null);
    writer.visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, "function", "I", null, null);
    Code code =
        new Code(writer.visitMethod(0, "<init>", "(" + instance + "II)V", null, null), List.of());
    code.loadReference(0);
    code.callSpecial(signature, "<init>", "()V");
    code.loadReference(0);
    code.loadReference(1);
    code.putField(name, "instance", instance);
    code.loadReference(0);
    code.load(ValueType.I32, 2);
    code.putField(name, "function", "I");
    if (shared) {
      code.loadReference(0);
      code.load(ValueType.I32, 3);
      code.putField(name, "number", "I");
    }
    code.insn(Opcodes.RETURN);
    code.finish();
    code =
        new Code(
            writer.visitMethod(
                Opcodes.ACC_PUBLIC, "instance", "()" + Names.ref(Names.INSTANCE), null, null),
            List.of());
    code.loadReference(0);
    code.getField(name, "instance", instance);
    code.insn(Opcodes.ARETURN);
    code.finish();
    code = new Code(writer.visitMethod(Opcodes.ACC_PUBLIC, "index", "()I", null, null), List.of());
    code.loadReference(0);
    code.getField(name, "function", "I");
    code.insn(Opcodes.IRETURN);
    code.finish();
  }

  private Code begin(
      ClassWriter writer, int access, String method, String name, FunctionType type) {
    List<Object> locals = new ArrayList<>();
    locals.add(name);
    type.params().forEach(param -> locals.add(Code.verificationType(param)));
    return new Code(
        writer.visitMethod(access, method, layout.callDescriptor(type), null, null), locals);
  }

  private static void loadParameters(Code code, FunctionType type) {
    int slot = 1;
    for (ValueType param : type.params()) {
      code.load(param, slot);
      slot += Names.slots(param);
    }
  }

  private void call(Code code, String name, int function, FunctionType type) {
    loadParameters(code, type);
    code.loadReference(0);
    code.getField(name, "instance", Names.ref(layout.instanceClass()));
    code.call(
        layout.functionClass(function),
        layout.functionMethod(function),
        layout.functionDescriptor(type));
    end(code, type);
  }

  /** Returns what a call has left. */
  private static void end(Code code, FunctionType type) {
    code.insn(
        switch (type.results().size()) {
          case 0 -> Opcodes.RETURN;
          case 1 -> Code.returnOpcode(type.results().get(0));
          default -> Opcodes.ARETURN;
        });
    code.stop();
  }
}
