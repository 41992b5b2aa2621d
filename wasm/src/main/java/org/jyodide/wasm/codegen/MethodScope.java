package org.jyodide.wasm.codegen;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.ir.FunctionGraph;
import org.jyodide.wasm.ir.Local;
import org.objectweb.asm.Opcodes;

/** What the emitters of one JVM method share: where its locals, its instance and its frame are. */
final class MethodScope {
  final ModuleLayout layout;
  final FunctionGraph function;
  final Code code;
  final LocalSlots slots;

  /** The slot of the instance. */
  final int instanceSlot;

  /** The slot of the frame object, or -1. */
  final int frameSlot;

  /** The slot of the number by which regions said how they were left, or -1. */
  final int numberSlot;

  /** The locals that live in the frame object only. */
  final BitSet inFrame;

  /** The locals that are also written to the frame object when they are set. */
  final BitSet writtenThrough;

  MethodScope(
      ModuleLayout layout,
      FunctionGraph function,
      Code code,
      LocalSlots slots,
      int instanceSlot,
      int frameSlot,
      int numberSlot,
      BitSet inFrame,
      BitSet writtenThrough) {
    this.layout = layout;
    this.function = function;
    this.code = code;
    this.slots = slots;
    this.instanceSlot = instanceSlot;
    this.frameSlot = frameSlot;
    this.numberSlot = numberSlot;
    this.inFrame = inFrame;
    this.writtenThrough = writtenThrough;
  }

  void loadInstance() {
    code.loadReference(instanceSlot);
  }

  void loadFrame() {
    code.loadReference(frameSlot);
  }

  String frameClass() {
    return layout.frameClass(function.index());
  }

  void get(Local local) {
    if (inFrame.get(local.id())) {
      getFromFrame(local);
    } else {
      code.load(local.type(), slots.slot(local));
    }
  }

  /** Sets a local to what {@code push} puts on the stack. */
  void set(Local local, Runnable push) {
    if (inFrame.get(local.id())) {
      setInFrame(local, push);
      return;
    }
    push.run();
    if (slots.hasSlot(local)) {
      code.store(local.type(), slots.slot(local));
      if (writtenThrough.get(local.id())) {
        setInFrame(local, () -> get(local));
      }
    } else {
      code.pop(local.type());
    }
  }

  void getFromFrame(Local local) {
    loadFrame();
    code.getField(frameClass(), frameField(local), Names.descriptor(local.type()));
  }

  void setInFrame(Local local, Runnable push) {
    loadFrame();
    push.run();
    code.putField(frameClass(), frameField(local), Names.descriptor(local.type()));
  }

  static String frameField(Local local) {
    return "l" + local.id();
  }

  /** Loads a field of the instance. */
  void instanceField(String name, String descriptor) {
    loadInstance();
    code.getField(layout.instanceClass(), name, descriptor);
  }

  /** Leaves the method with an exception that a call before has thrown for sure. */
  void callThatThrows(String owner, String name, @Nullable String descriptor) {
    code.call(owner, name, descriptor == null ? "()Ljava/lang/RuntimeException;" : descriptor);
    code.insn(Opcodes.ATHROW);
    code.stop();
  }
}
