package org.jyodide.wasm.codegen;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.ValueType;
import org.jyodide.wasm.ir.FunctionGraph;
import org.jyodide.wasm.ir.Liveness;
import org.jyodide.wasm.ir.Local;
import org.jyodide.wasm.ir.Region;
import org.jyodide.wasm.ir.Region.Convention;
import org.jyodide.wasm.ir.Region.Exit;
import org.jyodide.wasm.ir.Statement;
import org.jyodide.wasm.ir.Statement.TailCall;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;

/** Writes the JVM methods of one function: its own and those of its regions. */
final class FunctionEmitter {
  private static final int STATIC = Opcodes.ACC_STATIC;

  private final ModuleLayout layout;
  private final FunctionGraph function;
  private final RegionSignature signature;
  private final ScratchUse scratch;
  private final boolean interruptible;
  private final BitSet framed = new BitSet();

  FunctionEmitter(
      ModuleLayout layout,
      FunctionGraph function,
      RegionClasses regionClasses,
      ScratchUse scratch,
      boolean interruptible) {
    this.layout = layout;
    this.function = function;
    this.signature = new RegionSignature(layout, function, regionClasses);
    this.scratch = scratch;
    this.interruptible = interruptible;
    if (function.isFramed()) {
      framed.or(function.liveInHandlers());
      for (Region region : function.regions()) {
        if (region.convention() == Convention.FRAME) {
          region.parameters().forEach(local -> framed.set(local.id()));
          region.exits().forEach(exit -> exit.outs().forEach(local -> framed.set(local.id())));
        }
      }
    }
  }

  /** The locals that have a field in the frame class; empty if there is none. */
  BitSet framedLocals() {
    return framed;
  }

  /** Writes the methods of the function into classes, which are given by their names. */
  void emit(Function<String, ? extends ClassVisitor> classes) {
    ClassVisitor owner = classes.apply(layout.functionClass(function.index()));
    FunctionType type = function.type();
    boolean tails = hasTailCall(function.body(), function.regions());
    String descriptor = layout.functionDescriptor(type);
    String name = layout.functionMethod(function.index());
    if (tails) {
      emitTailWrapper(owner, name, descriptor);
      name = layout.bodyMethod(function.index());
    }
    emitRoot(owner, name, descriptor);
    for (Region region : function.regions()) {
      emitRegion(classes.apply(signature.owner(region)), region);
    }
  }

  private static boolean hasTailCall(List<Statement> body, List<Region> regions) {
    return body.stream().anyMatch(FunctionEmitter::hasTailCall)
        || regions.stream().anyMatch(r -> r.body().stream().anyMatch(FunctionEmitter::hasTailCall));
  }

  private static boolean hasTailCall(Statement statement) {
    return statement instanceof TailCall
        || statement.bodies().stream()
            .anyMatch(body -> body.stream().anyMatch(FunctionEmitter::hasTailCall));
  }

  /** The method that others call: makes the calls that the body has left to its caller. */
  private void emitTailWrapper(ClassVisitor owner, String name, String descriptor) {
    FunctionType type = function.type();
    int instanceSlot = type.params().stream().mapToInt(Names::slots).sum();
    Code code = new Code(owner.visitMethod(STATIC, name, descriptor, null, null), List.of());
    int slot = 0;
    for (var param : type.params()) {
      code.load(param, slot);
      slot += Names.slots(param);
    }
    code.loadReference(instanceSlot);
    code.call(
        layout.functionClass(function.index()), layout.bodyMethod(function.index()), descriptor);
    switch (type.results().size()) {
      case 0 -> code.insn(Opcodes.ACONST_NULL);
      case 1 -> code.box(type.results().get(0));
      default -> {}
    }
    code.loadReference(instanceSlot);
    code.call(
        Names.TAIL_CALLS,
        "finish",
        "(Ljava/lang/Object;" + Names.ref(Names.INSTANCE) + ")Ljava/lang/Object;");
    switch (type.results().size()) {
      case 0 -> {
        code.insn(Opcodes.POP);
        code.insn(Opcodes.RETURN);
      }
      case 1 -> {
        code.unbox(type.results().get(0));
        code.insn(Code.returnOpcode(type.results().get(0)));
      }
      default -> {
        code.type(Opcodes.CHECKCAST, "[Ljava/lang/Object;");
        code.insn(Opcodes.ARETURN);
      }
    }
    code.finish();
  }

  private void emitRoot(ClassVisitor owner, String name, String descriptor) {
    List<Local> parameters = function.locals().subList(0, function.type().params().size());
    boolean usesFrame = function.isFramed();
    if (usesFrame) {
      List<Local> unframed = parameters.stream().filter(local -> !framed.get(local.id())).toList();
      emitEntryWithFrame(owner, name, descriptor, unframed);
      name = layout.framedMethod(function.index());
      descriptor = framedDescriptor(unframed);
      parameters = unframed;
    }
    int parameterSlots = parameters.stream().mapToInt(local -> Names.slots(local.type())).sum();
    Liveness liveness = new Liveness(false);
    BitSet live = liveness.before(function.body(), new BitSet());
    // With a frame: the frame, the instance, parameters, a number. Otherwise parameters, instance.
    LocalSlots slots =
        new LocalSlots(
            function.locals(),
            function.body(),
            liveness,
            live,
            framed,
            parameters,
            usesFrame ? 2 : 0,
            1,
            List.of());
    List<Object> types = new ArrayList<>();
    if (usesFrame) {
      types.add(layout.frameClass(function.index()));
      types.add(layout.instanceClass());
    }
    parameters.forEach(local -> types.add(Code.verificationType(local.type())));
    types.add(usesFrame ? Opcodes.INTEGER : layout.instanceClass());
    slots.extraTypes().forEach(type -> types.add(Code.verificationType(type)));
    Code code = new Code(owner.visitMethod(STATIC, name, descriptor, null, null), types);
    MethodScope scope =
        new MethodScope(
            layout,
            function,
            code,
            slots,
            usesFrame ? 1 : parameterSlots,
            usesFrame ? 0 : -1,
            usesFrame ? parameterSlots + 2 : -1,
            framed,
            new BitSet());
    if (usesFrame) {
      code.constant(0);
      code.store(ValueType.I32, scope.numberSlot);
    }
    ExitEmitter exits = new FunctionExits(code, function.type().results());
    emitBody(scope, function.body(), exits, false);
  }

  private String framedDescriptor(List<Local> unframed) {
    StringBuilder text = new StringBuilder("(");
    text.append(Names.ref(layout.frameClass(function.index())));
    text.append(Names.ref(layout.instanceClass()));
    unframed.forEach(local -> text.append(Names.descriptor(local.type())));
    return text.append(")").append(Names.result(function.type())).toString();
  }

  /**
   * Writes the method that makes the frame object and moves the parameters that live there. The
   * method it calls has the frame and the instance in its first slots, where an access is shortest:
   * a dispatch has hundreds of them.
   */
  private void emitEntryWithFrame(
      ClassVisitor owner, String name, String descriptor, List<Local> unframed) {
    List<ValueType> params = function.type().params();
    Code code = new Code(owner.visitMethod(STATIC, name, descriptor, null, null), List.of());
    String frameClass = layout.frameClass(function.index());
    code.type(Opcodes.NEW, frameClass);
    code.insn(Opcodes.DUP);
    code.callSpecial(frameClass, "<init>", "()V");
    int slot = 0;
    int[] slotOf = new int[params.size()];
    for (Local parameter : function.locals().subList(0, params.size())) {
      slotOf[parameter.id()] = slot;
      if (framed.get(parameter.id())) {
        code.insn(Opcodes.DUP);
        code.load(parameter.type(), slot);
        code.putField(
            frameClass, MethodScope.frameField(parameter), Names.descriptor(parameter.type()));
      }
      slot += Names.slots(parameter.type());
    }
    code.loadReference(slot);
    unframed.forEach(local -> code.load(local.type(), slotOf[local.id()]));
    code.call(
        layout.functionClass(function.index()),
        layout.framedMethod(function.index()),
        framedDescriptor(unframed));
    new FunctionExits(code, function.type().results()).emitReturnOfStack();
    code.finish();
  }

  private void emitRegion(ClassVisitor owner, Region region) {
    boolean usesFrame = region.convention() == Convention.FRAME;
    List<Local> parameters = usesFrame ? List.of() : region.parameters();
    int parameterSlots =
        usesFrame ? 1 : parameters.stream().mapToInt(local -> Names.slots(local.type())).sum();
    Liveness liveness = new Liveness(false);
    BitSet liveAtEnd = new BitSet();
    for (Exit exit : region.exits()) {
      BitSet outs = new BitSet();
      exit.outs().forEach(local -> outs.set(local.id()));
      if (exit.kind() == Exit.Kind.END) {
        liveAtEnd = outs;
      } else if (exit.target() != null) {
        liveness.setAtLabel(exit.target(), outs);
      }
    }
    BitSet live = liveness.before(region.body(), liveAtEnd);
    // What is live at an exit is needed to the end, where the shared exits stand.
    LocalSlots slots =
        new LocalSlots(
            function.locals(),
            region.body(),
            liveness,
            live,
            new BitSet(),
            parameters,
            usesFrame ? 1 : 0,
            1,
            region.exits().stream().flatMap(exit -> exit.outs().stream()).toList());
    List<Object> types = new ArrayList<>();
    if (usesFrame) {
      types.add(layout.frameClass(function.index()));
    }
    parameters.forEach(local -> types.add(Code.verificationType(local.type())));
    types.add(layout.instanceClass());
    slots.extraTypes().forEach(type -> types.add(Code.verificationType(type)));
    Code code =
        new Code(
            owner.visitMethod(
                STATIC, signature.method(region), signature.descriptor(region), null, null),
            types);
    BitSet writtenThrough = usesFrame ? function.liveInHandlers() : new BitSet();
    MethodScope scope =
        new MethodScope(
            layout,
            function,
            code,
            slots,
            parameterSlots,
            usesFrame ? 0 : -1,
            -1,
            new BitSet(),
            writtenThrough);
    emitBody(scope, region.body(), new RegionExits(scope, region, signature, scratch), usesFrame);
  }

  private void emitBody(
      MethodScope scope, List<Statement> body, ExitEmitter exits, boolean loadsFrame) {
    Code code = scope.code;
    LocalSlots slots = scope.slots;
    for (int i = 0; i < slots.extraTypes().size(); i++) {
      code.constant(slots.extraTypes().get(i), 0);
      code.store(slots.extraTypes().get(i), slots.extraSlots().get(i));
    }
    if (loadsFrame) {
      for (Local local : function.locals()) {
        if (slots.isLiveAtEntry(local) && slots.hasSlot(local)) {
          scope.getFromFrame(local);
          code.store(local.type(), slots.slot(local));
        }
      }
    }
    CallScratch callScratch = new CallScratch(slots.end());
    RegionCallEmitter regionCalls =
        new RegionCallEmitter(scope, signature, scratch, callScratch, exits);
    StatementEmitter statements =
        new StatementEmitter(scope, callScratch, exits, regionCalls, interruptible);
    statements.emit(body);
    exits.finish();
    regionCalls.finish();
    code.finish();
  }
}
