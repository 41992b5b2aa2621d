package org.jyodide.wasm.codegen;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jyodide.wasm.ir.Expression;
import org.jyodide.wasm.ir.Statement;
import org.jyodide.wasm.ir.Statement.Block;
import org.jyodide.wasm.ir.Statement.Branch;
import org.jyodide.wasm.ir.Statement.BranchIf;
import org.jyodide.wasm.ir.Statement.BranchTable;
import org.jyodide.wasm.ir.Statement.Evaluate;
import org.jyodide.wasm.ir.Statement.If;
import org.jyodide.wasm.ir.Statement.Loop;
import org.jyodide.wasm.ir.Statement.MultiCall;
import org.jyodide.wasm.ir.Statement.Protect;
import org.jyodide.wasm.ir.Statement.RegionCall;
import org.jyodide.wasm.ir.Statement.Return;
import org.jyodide.wasm.ir.Statement.SetGlobal;
import org.jyodide.wasm.ir.Statement.SetLocal;
import org.jyodide.wasm.ir.Statement.Store;
import org.jyodide.wasm.ir.Statement.TailCall;
import org.jyodide.wasm.ir.Statement.Throw;
import org.jyodide.wasm.ir.Statement.ThrowReference;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Writes the statements of one JVM method. */
final class StatementEmitter {
  private final MethodScope scope;
  private final Code code;
  private final ExpressionEmitter expressions;
  private final ConditionEmitter conditions;
  private final SwitchEmitter switches;
  private final RegionCallEmitter regionCalls;
  private final ExitEmitter exits;
  private final boolean interruptible;

  /** The labels of blocks and loops that have begun. */
  private final Map<org.jyodide.wasm.ir.Label, Label> labels = new HashMap<>();

  private final Map<org.jyodide.wasm.ir.Label, Boolean> used = new HashMap<>();

  StatementEmitter(
      MethodScope scope,
      CallScratch scratch,
      ExitEmitter exits,
      RegionCallEmitter regionCalls,
      boolean interruptible) {
    this.scope = scope;
    this.code = scope.code;
    this.expressions = new ExpressionEmitter(scope, scratch);
    this.conditions = new ConditionEmitter(code, expressions);
    this.switches = new SwitchEmitter(code);
    this.exits = exits;
    this.regionCalls = regionCalls;
    this.interruptible = interruptible;
    exits.use(expressions);
    regionCalls.use(this);
  }

  void emit(List<Statement> list) {
    for (Statement statement : list) {
      if (!code.isReachable()) {
        return;
      }
      emit(statement);
    }
  }

  private void emit(Statement statement) {
    if (statement instanceof SetLocal set) {
      scope.set(set.local, () -> expressions.emit(set.value));
    } else if (statement instanceof Store store) {
      expressions.emitStore(store);
    } else if (statement instanceof Evaluate evaluate) {
      emitEvaluate(evaluate.expression);
    } else if (statement instanceof BranchIf branch) {
      emitBranchIf(branch.condition, branch.target);
    } else if (statement instanceof Branch branch) {
      branch(branch.target);
    } else if (statement instanceof Block block) {
      emitBlock(block);
    } else if (statement instanceof Loop loop) {
      emitLoop(loop);
    } else if (statement instanceof If choice) {
      emitIf(choice);
    } else if (statement instanceof Return result) {
      exits.emitReturn(result.values);
    } else if (statement instanceof SetGlobal set) {
      expressions.emitSetGlobal(set.index, set.value);
    } else if (statement instanceof RegionCall call) {
      regionCalls.emit(call.region);
    } else if (statement instanceof BranchTable table) {
      emitBranchTable(table);
    } else if (statement instanceof MultiCall call) {
      emitMultiCall(call);
    } else if (statement instanceof Protect protect) {
      emitProtect(protect);
    } else {
      emitLeaving(statement);
    }
  }

  private void emitLeaving(Statement statement) {
    if (statement instanceof Statement.Unreachable) {
      scope.callThatThrows(Names.TRAPS, "unreachable", null);
    } else if (statement instanceof Throw thrown) {
      scope.instanceField(scope.layout.tagField(thrown.tag), Names.ref(Names.TAG));
      code.array(
          scope.layout.spaces().tag(thrown.tag).params(),
          i -> expressions.emit(thrown.values.get(i)));
      scope.callThatThrows(
          Names.EXCEPTIONS,
          "create",
          "(" + Names.ref(Names.TAG) + "[Ljava/lang/Object;)Ljava/lang/RuntimeException;");
    } else if (statement instanceof ThrowReference thrown) {
      expressions.emit(thrown.exception);
      scope.callThatThrows(
          Names.EXCEPTIONS, "rethrow", "(Ljava/lang/Object;)Ljava/lang/RuntimeException;");
    } else if (statement instanceof TailCall call) {
      expressions.emitTailCall(call.call);
      exits.emitReturnOfStack();
    } else {
      throw new IllegalStateException("no code for " + statement.getClass());
    }
  }

  private void emitEvaluate(Expression expression) {
    expressions.emit(expression);
    if (expression.hasValue()) {
      code.pop(expression.type());
    }
  }

  private void emitMultiCall(MultiCall call) {
    expressions.emit(call.call);
    for (int i = 0; i < call.results.size(); i++) {
      int index = i;
      code.insn(Opcodes.DUP);
      code.constant(index);
      code.insn(Opcodes.AALOAD);
      code.unbox(call.results.get(i).type());
      // The frame object, if the local lives there, must come below the value.
      regionCalls.storeFromStack(call.results.get(i));
    }
    code.insn(Opcodes.POP);
  }

  private void emitBlock(Block block) {
    Label end = new Label();
    labels.put(block.label, end);
    emit(block.body);
    if (used.containsKey(block.label)) {
      code.bind(end);
    }
    labels.remove(block.label);
  }

  private void emitLoop(Loop loop) {
    Label head = new Label();
    labels.put(loop.label, head);
    code.bind(head);
    if (interruptible) {
      scope.loadInstance();
      code.call(Names.INSTANCE, "poll", "(" + Names.ref(Names.INSTANCE) + ")V");
    }
    emit(loop.body);
    labels.remove(loop.label);
  }

  private void emitIf(If choice) {
    if (choice.then.isEmpty() && choice.otherwise.isEmpty()) {
      emitEvaluate(choice.condition);
      return;
    }
    Label otherwise = new Label();
    if (choice.then.isEmpty()) {
      conditions.jumpIf(choice.condition, true, otherwise);
      emit(choice.otherwise);
      code.bind(otherwise);
      return;
    }
    conditions.jumpIf(choice.condition, false, otherwise);
    emit(choice.then);
    if (choice.otherwise.isEmpty()) {
      code.bind(otherwise);
      return;
    }
    Label end = new Label();
    boolean joins = code.isReachable();
    if (joins) {
      code.goTo(end);
    }
    code.bind(otherwise);
    emit(choice.otherwise);
    if (joins) {
      code.bind(end);
    }
  }

  private void emitBranchIf(Expression condition, org.jyodide.wasm.ir.Label target) {
    Label inside = labels.get(target);
    if (inside != null) {
      used.put(target, true);
      conditions.jumpIf(condition, true, inside);
      return;
    }
    Label shared = exits.sharedExit(target);
    if (shared != null) {
      conditions.jumpIf(condition, true, shared);
      return;
    }
    Label stay = new Label();
    conditions.jumpIf(condition, false, stay);
    exits.emitExit(target);
    code.bind(stay);
  }

  /** Goes to a label of this method or leaves the region. */
  void branch(org.jyodide.wasm.ir.Label target) {
    Label inside = labels.get(target);
    if (inside != null) {
      used.put(target, true);
      code.goTo(inside);
    } else {
      exits.emitExit(target);
    }
  }

  /** The label of a block or loop around the current statement, to be jumped to. */
  Label labelOf(org.jyodide.wasm.ir.Label target) {
    Label label = labels.get(target);
    if (label == null) {
      throw new IllegalStateException("a framed method is left by a branch to " + target);
    }
    used.put(target, true);
    return label;
  }

  private void emitBranchTable(BranchTable table) {
    List<org.jyodide.wasm.ir.Label> targets = table.targets;
    if (targets.stream().distinct().count() == 1) {
      emitEvaluate(table.index);
      branch(targets.get(0));
      return;
    }
    expressions.emit(table.index);
    switches.emit(
        targets,
        target -> {
          Label inside = labels.get(target);
          if (inside == null || target.isLoop()) {
            return null;
          }
          used.put(target, true);
          return inside;
        },
        this::branch);
  }

  private void emitProtect(Protect protect) {
    Label start = new Label();
    Label end = new Label();
    Label handler = new Label();
    Label behind = new Label();
    code.mark(start);
    emit(protect.body);
    boolean continues = code.isReachable();
    if (continues) {
      code.goTo(behind);
    }
    code.mark(end);
    if (start.getOffset() != end.getOffset()) {
      code.protect(start, end, handler);
      code.bindHandler(handler);
      code.call(Names.TRAPS, "catchable", "(Ljava/lang/Throwable;)Ljava/lang/Throwable;");
      regionCalls.storeFromStack(protect.exception);
      regionCalls.reloadWrittenThrough(protect.handler);
      branch(protect.handler);
    }
    if (continues) {
      code.bind(behind);
    }
  }
}
