package org.jyodide.wasm.codegen;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.ValueType;
import org.jyodide.wasm.ir.Local;
import org.jyodide.wasm.ir.Region;
import org.jyodide.wasm.ir.Region.Convention;
import org.jyodide.wasm.ir.Region.Exit;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * Writes calls of regions and what follows: values are fetched and control goes where the region's
 * exit says. In a method that keeps its locals in a frame no values need fetching, so all its calls
 * share one switch over the numbers of exits, and a call takes a few bytes.
 */
final class RegionCallEmitter {
  private final MethodScope scope;
  private final Code code;
  private final RegionSignature signature;
  private final ScratchUse scratch;
  private final CallScratch slots;
  private final ExitEmitter exits;
  private @Nullable StatementEmitter statements;

  /** The switch that calls share, and what it must know: by number, where to go. */
  private @Nullable Label sharedSwitch;

  private final SortedMap<Integer, Label> sharedLoops = new TreeMap<>();
  private final SortedMap<Integer, Label> sharedTargets = new TreeMap<>();
  private @Nullable Label sharedReturn;

  RegionCallEmitter(
      MethodScope scope,
      RegionSignature signature,
      ScratchUse scratch,
      CallScratch slots,
      ExitEmitter exits) {
    this.scope = scope;
    this.code = scope.code;
    this.signature = signature;
    this.scratch = scratch;
    this.slots = slots;
    this.exits = exits;
  }

  void use(StatementEmitter emitter) {
    statements = emitter;
  }

  private StatementEmitter statements() {
    if (statements == null) {
      throw new IllegalStateException("not in use");
    }
    return statements;
  }

  /** Sets a local to the value on the stack. */
  void storeFromStack(Local local) {
    if (scope.inFrame.get(local.id())) {
      int slot = slots.slot(local.type());
      code.store(local.type(), slot);
      scope.setInFrame(local, () -> code.load(local.type(), slot));
    } else if (scope.slots.hasSlot(local)) {
      code.store(local.type(), scope.slots.slot(local));
      if (scope.writtenThrough.get(local.id())) {
        scope.setInFrame(local, () -> scope.get(local));
      }
    } else {
      code.pop(local.type());
    }
  }

  /** Fetches from the frame what a region may have set before it threw. */
  void reloadWrittenThrough(org.jyodide.wasm.ir.Label handler) {
    scope.writtenThrough.stream()
        .mapToObj(id -> scope.function.locals().get(id))
        .filter(local -> !scope.inFrame.get(local.id()) && scope.slots.hasSlot(local))
        // The slot of another may be in use for something else.
        .filter(local -> scope.slots.isLiveAt(handler, local))
        .forEach(
            local -> {
              scope.getFromFrame(local);
              code.store(local.type(), scope.slots.slot(local));
            });
  }

  void emit(Region region) {
    boolean framed = region.convention() == Convention.FRAME;
    if (framed) {
      for (Local parameter : region.parameters()) {
        if (!scope.inFrame.get(parameter.id()) && !scope.writtenThrough.get(parameter.id())) {
          scope.setInFrame(parameter, () -> scope.get(parameter));
        }
      }
      scope.loadFrame();
    } else {
      region.parameters().forEach(scope::get);
    }
    scope.loadInstance();
    code.call(signature.owner(region), signature.method(region), signature.descriptor(region));
    switch (region.exits().size()) {
      case 0 -> code.endWithThrow();
      case 1 -> emitOnlyExit(region);
      default -> emitSwitch(region);
    }
  }

  private void emitOnlyExit(Region region) {
    Exit exit = region.exits().get(0);
    if (exit.kind() == Exit.Kind.RETURN) {
      exits.emitReturnOfStack();
      return;
    }
    Local returned = signature.returnedLocal(region);
    if (returned != null) {
      storeFromStack(returned);
    } else {
      fetch(region, exit);
    }
    follow(exit);
  }

  /** Control goes where an exit says; its values have been fetched. */
  private void follow(Exit exit) {
    org.jyodide.wasm.ir.Label target = exit.target();
    if (target != null) {
      statements().branch(target);
    } else if (exit.kind() == Exit.Kind.RETURN) {
      pushResult();
      exits.emitReturnOfStack();
    }
  }

  private void pushResult() {
    List<ValueType> results = scope.function.type().results();
    if (!results.isEmpty()) {
      ValueType type = results.size() == 1 ? results.get(0) : ValueType.EXTERNREF;
      scope.instanceField(scratch.resultField(type), Names.descriptor(type));
      if (results.size() > 1) {
        code.type(Opcodes.CHECKCAST, "[Ljava/lang/Object;");
      }
    }
  }

  private void fetch(Region region, Exit exit) {
    if (region.convention() == Convention.FRAME) {
      for (Local out : exit.outs()) {
        if (!scope.inFrame.get(out.id()) && scope.slots.hasSlot(out)) {
          scope.getFromFrame(out);
          code.store(out.type(), scope.slots.slot(out));
        }
      }
      return;
    }
    List<String> fields = scratch.fields(exit.outs());
    for (int i = 0; i < fields.size(); i++) {
      Local out = exit.outs().get(i);
      scope.instanceField(fields.get(i), Names.descriptor(out.type()));
      storeFromStack(out);
    }
  }

  private boolean needsFetch(Region region, Exit exit) {
    if (region.convention() == Convention.FRAME) {
      return exit.outs().stream()
          .anyMatch(out -> !scope.inFrame.get(out.id()) && scope.slots.hasSlot(out));
    }
    return !exit.outs().isEmpty();
  }

  private void emitSwitch(Region region) {
    List<Exit> all = region.exits();
    boolean sharable =
        scope.numberSlot >= 0
            && region.convention() == Convention.FRAME
            && all.size() > 2
            && all.stream().noneMatch(exit -> needsFetch(region, exit));
    if (sharable) {
      emitSharedSwitch(all);
    } else if (all.size() == 2) {
      emitTwoWays(region, all);
    } else {
      emitOwnSwitch(region, all);
    }
  }

  private void emitOwnSwitch(Region region, List<Exit> all) {
    SortedMap<Integer, Exit> byNumber = new TreeMap<>();
    all.subList(1, all.size()).forEach(exit -> byNumber.put(signature.number(region, exit), exit));
    Exit first = all.get(0);
    Label otherwise = new Label();
    Label behind = new Label();
    SortedMap<Integer, Label> cases = new TreeMap<>();
    byNumber.keySet().forEach(number -> cases.put(number, new Label()));
    code.numberSwitch(cases, otherwise);
    int i = 0;
    List<Label> labels = List.copyOf(cases.values());
    for (Exit exit : byNumber.values()) {
      code.bind(labels.get(i++));
      fetch(region, exit);
      follow(exit);
      requireLeft();
    }
    code.bind(otherwise);
    fetch(region, first);
    follow(first);
    if (code.isReachable()) {
      code.bind(behind);
    }
  }

  private void requireLeft() {
    if (code.isReachable()) {
      throw new IllegalStateException("only the first exit of a region may be its end");
    }
  }

  private void emitTwoWays(Region region, List<Exit> all) {
    Label first = new Label();
    int number = signature.number(region, all.get(0));
    if (number == 0) {
      code.jump(Opcodes.IFEQ, first);
    } else {
      code.constant(number);
      code.jump(Opcodes.IF_ICMPEQ, first);
    }
    fetch(region, all.get(1));
    follow(all.get(1));
    requireLeft();
    code.bind(first);
    fetch(region, all.get(0));
    follow(all.get(0));
  }

  private void emitSharedSwitch(List<Exit> all) {
    Label target = sharedSwitch;
    if (target == null) {
      target = new Label();
      sharedSwitch = target;
    }
    boolean ends = false;
    for (Exit exit : all) {
      org.jyodide.wasm.ir.Label to = exit.target();
      if (to != null) {
        (to.isLoop() ? sharedLoops : sharedTargets)
            .put(signature.sharedNumber(exit), statements().labelOf(to));
      } else if (exit.kind() == Exit.Kind.RETURN && sharedReturn == null) {
        sharedReturn = new Label();
      } else if (exit.kind() == Exit.Kind.END) {
        ends = true;
      }
    }
    code.store(ValueType.I32, scope.numberSlot);
    if (ends) {
      code.load(ValueType.I32, scope.numberSlot);
      code.jump(Opcodes.IFNE, target);
    } else {
      code.goTo(target);
    }
  }

  /** Writes the shared switch, behind everything else. */
  void finish() {
    Label start = sharedSwitch;
    if (start == null) {
      return;
    }
    code.bind(start);
    // Plain jumps, which HotSpot's interpreter counts, and faster than a switch for the usual way.
    sharedLoops.forEach(
        (number, head) -> {
          code.load(ValueType.I32, scope.numberSlot);
          code.constant(number);
          code.jump(Opcodes.IF_ICMPEQ, head);
        });
    SortedMap<Integer, Label> targets = new TreeMap<>(sharedTargets);
    if (sharedReturn != null) {
      targets.put(RegionSignature.RETURN, sharedReturn);
    }
    Label impossible = new Label();
    code.load(ValueType.I32, scope.numberSlot);
    code.numberSwitch(targets, impossible);
    if (sharedReturn != null) {
      code.bind(sharedReturn);
      pushResult();
      exits.emitReturnOfStack();
    }
    code.bind(impossible);
    scope.callThatThrows(Names.TRAPS, "unreachable", null);
  }
}
