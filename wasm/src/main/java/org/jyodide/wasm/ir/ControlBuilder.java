package org.jyodide.wasm.ir;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.IndexSpaces;
import org.jyodide.wasm.ValueType;
import org.jyodide.wasm.WasmModule;
import org.jyodide.wasm.binary.BlockType;
import org.jyodide.wasm.binary.InstructionReader;
import org.jyodide.wasm.binary.Opcodes;
import org.jyodide.wasm.ir.ControlFrame.Kind;
import org.jyodide.wasm.ir.Expression.GetLocal;
import org.jyodide.wasm.ir.Statement.Block;
import org.jyodide.wasm.ir.Statement.Branch;
import org.jyodide.wasm.ir.Statement.BranchIf;
import org.jyodide.wasm.ir.Statement.BranchTable;
import org.jyodide.wasm.ir.Statement.If;
import org.jyodide.wasm.ir.Statement.Loop;
import org.jyodide.wasm.ir.Statement.Return;
import org.jyodide.wasm.ir.Statement.SetLocal;
import org.jyodide.wasm.ir.Statement.Unreachable;

/**
 * Reads the control instructions of a function. Values that cross control flow travel in locals:
 * each block has one for each result, each loop one for each parameter.
 */
final class ControlBuilder {
  private final WasmModule module;
  private final FunctionGraph function;
  private final OperandStack stack;
  private final Vectors vectors;
  private final ExceptionBuilder exceptions;
  private final List<ControlFrame> frames = new ArrayList<>();
  private boolean reachable = true;

  /** Control instructions opened since code became unreachable. */
  private int skipped;

  ControlBuilder(
      WasmModule module,
      IndexSpaces spaces,
      FunctionGraph function,
      OperandStack stack,
      Vectors vectors) {
    this.module = module;
    this.function = function;
    this.stack = stack;
    this.vectors = vectors;
    this.exceptions = new ExceptionBuilder(spaces, function, stack, vectors, this);
  }

  boolean isReachable() {
    return reachable;
  }

  /** Says that what follows, up to the end of the innermost frame, is not reached. */
  void endReachable() {
    reachable = false;
    skipped = 0;
  }

  /** Says that what follows is reached. */
  void resume() {
    reachable = true;
  }

  boolean isControl(int opcode) {
    return (opcode <= Opcodes.RETURN && opcode != Opcodes.NOP)
        || opcode == Opcodes.DELEGATE
        || opcode == Opcodes.CATCH_ALL
        || opcode == Opcodes.TRY_TABLE;
  }

  void begin() {
    frames.add(
        new ControlFrame(Kind.FUNCTION, function.type(), function.newLabel(false), 0, stack.out()));
  }

  /** The frame that a label of {@code depth} names. */
  ControlFrame frame(int depth) {
    return frames.get(frames.size() - 1 - depth);
  }

  List<ControlFrame> frames() {
    return frames;
  }

  private ControlFrame top() {
    return frames.get(frames.size() - 1);
  }

  void read(InstructionReader code) {
    int opcode = code.opcode();
    if (!reachable && isSkipped(opcode)) {
      return;
    }
    switch (opcode) {
      case Opcodes.BLOCK -> push(Kind.BLOCK, type(code));
      case Opcodes.LOOP -> loop(type(code));
      case Opcodes.IF -> beginIf(type(code));
      case Opcodes.ELSE -> beginElse();
      case Opcodes.TRY -> exceptions.beginTry(push(Kind.TRY_BODY, type(code)));
      case Opcodes.TRY_TABLE ->
          exceptions.beginTryTable(push(Kind.TRY_TABLE, type(code)), code.catches());
      case Opcodes.CATCH -> exceptions.beginCatch(top(), code.index());
      case Opcodes.CATCH_ALL -> exceptions.beginCatchAll(top());
      case Opcodes.DELEGATE -> {
        ControlFrame frame = top();
        exceptions.delegate(frame, code.index());
        finish(frame);
      }
      case Opcodes.END -> end();
      case Opcodes.THROW -> {
        exceptions.throwTag(code.index());
        endReachable();
      }
      case Opcodes.RETHROW -> {
        stack.emit(new Statement.ThrowReference(new GetLocal(frame(code.index()).exception())));
        endReachable();
      }
      case Opcodes.THROW_REF -> {
        stack.emit(new Statement.ThrowReference(stack.pop()));
        endReachable();
      }
      case Opcodes.BR -> {
        branch(frame(code.index()));
        endReachable();
      }
      case Opcodes.BR_IF -> branchIf(frame(code.index()));
      case Opcodes.BR_TABLE -> {
        branchTable(code.targets());
        endReachable();
      }
      case Opcodes.RETURN -> {
        branch(frames.get(0));
        endReachable();
      }
      case Opcodes.UNREACHABLE -> {
        stack.emit(new Unreachable());
        endReachable();
      }
      default -> throw new IllegalStateException("no code for instruction " + code.name());
    }
  }

  /** Follows the nesting of code that is not reached; false where it ends. */
  private boolean isSkipped(int opcode) {
    switch (opcode) {
      case Opcodes.BLOCK, Opcodes.LOOP, Opcodes.IF, Opcodes.TRY, Opcodes.TRY_TABLE -> {
        skipped++;
        return true;
      }
      case Opcodes.END, Opcodes.DELEGATE -> {
        return --skipped >= 0;
      }
      case Opcodes.ELSE, Opcodes.CATCH, Opcodes.CATCH_ALL -> {
        return skipped > 0;
      }
      default -> {
        return true;
      }
    }
  }

  private FunctionType type(InstructionReader code) {
    return BlockType.resolve(code.blockType(), module.types());
  }

  private ControlFrame push(Kind kind, FunctionType type) {
    stack.settle();
    ControlFrame frame =
        new ControlFrame(
            kind,
            type,
            function.newLabel(kind == Kind.LOOP),
            stack.height() - type.params().size(),
            stack.out());
    if (kind != Kind.LOOP) {
      type.results().forEach(result -> frame.branchLocals.add(function.newLocal(result)));
    }
    frames.add(frame);
    stack.redirect(new ArrayList<>());
    return frame;
  }

  private void loop(FunctionType type) {
    ControlFrame frame = push(Kind.LOOP, type);
    frame.resultLocals = new ArrayList<>();
    type.results().forEach(result -> frame.resultLocals.add(function.newLocal(result)));
    type.params().forEach(param -> frame.branchLocals.add(function.newLocal(param)));
    List<Expression> initial = stack.pop(type.params().size());
    for (int i = 0; i < initial.size(); i++) {
      frame.outer.addAll(vectors.settings(frame.branchLocals.get(i), initial.get(i)));
    }
    frame.branchLocals.forEach(local -> stack.push(vectors.read(local)));
  }

  private void beginIf(FunctionType type) {
    Expression condition = stack.pop();
    ControlFrame frame = push(Kind.IF, type);
    frame.condition = condition;
    List<Expression> parameters = stack.pop(type.params().size());
    frame.parameters = parameters;
    parameters.forEach(stack::push);
  }

  private void beginElse() {
    ControlFrame frame = top();
    fallThrough(frame);
    frame.then = stack.out();
    stack.redirect(new ArrayList<>());
    stack.truncate(frame.height);
    frame.parameters.forEach(stack::push);
    reachable = true;
  }

  private void end() {
    ControlFrame frame = top();
    switch (frame.kind) {
      case FUNCTION -> {
        if (reachable) {
          stack.emit(new Return(vectors.boxed(stack.pop(frame.type.results().size()))));
          endReachable();
        }
        exceptions.endFunction();
        return;
      }
      case BLOCK, LOOP -> fallThrough(frame);
      case IF -> endIf(frame);
      case TRY_BODY, TRY_HANDLER -> exceptions.endTry(frame);
      case TRY_TABLE -> exceptions.endTryTable(frame);
    }
    finish(frame);
  }

  private void endIf(ControlFrame frame) {
    if (frame.then == null) {
      beginElse();
    }
    fallThrough(frame);
    List<Statement> otherwise = stack.out();
    List<Statement> then = frame.then;
    Expression condition = frame.condition;
    if (then == null || condition == null) {
      throw new IllegalStateException("an if without its parts");
    }
    List<Statement> whole = new ArrayList<>();
    whole.add(new If(condition, then, otherwise));
    stack.redirect(whole);
  }

  /** Stores the results of the code that ends here, if it can be reached. */
  void fallThrough(ControlFrame frame) {
    if (reachable) {
      assign(frame.resultLocals);
      frame.fallsThrough = true;
    }
  }

  /** Closes a frame whose statements stand in the current list. */
  private void finish(ControlFrame frame) {
    frames.remove(frames.size() - 1);
    List<Statement> body = stack.out();
    stack.redirect(frame.outer);
    stack.truncate(frame.height);
    if (!frame.targeted) {
      frame.outer.addAll(body);
    } else if (frame.kind == Kind.LOOP) {
      frame.outer.add(new Loop(frame.label, body));
    } else {
      frame.outer.add(new Block(frame.label, body));
    }
    reachable = frame.fallsThrough || (frame.targeted && frame.kind != Kind.LOOP);
    if (reachable) {
      frame.resultLocals.forEach(local -> stack.push(vectors.read(local)));
    } else {
      endReachable();
    }
  }

  /** Pops values into locals. */
  private void assign(List<Local> locals) {
    if (locals.size() > 1) {
      // The values may read the locals.
      stack.spillAll();
    }
    List<Expression> values = stack.pop(locals.size());
    for (int i = 0; i < values.size(); i++) {
      vectors.set(locals.get(i), values.get(i));
    }
  }

  /** An unconditional branch with its values. */
  void branch(ControlFrame target) {
    if (target.kind == Kind.FUNCTION) {
      stack.emit(new Return(vectors.boxed(stack.pop(target.type.results().size()))));
      return;
    }
    assign(target.branchLocals);
    target.targeted = true;
    stack.emit(new Branch(target.label));
  }

  private void branchIf(ControlFrame target) {
    Expression condition = stack.pop();
    int arity =
        target.kind == Kind.FUNCTION ? target.type.results().size() : target.branchLocals.size();
    if (arity == 0 && target.kind != Kind.FUNCTION) {
      target.targeted = true;
      stack.emit(new BranchIf(condition, target.label));
      return;
    }
    Local decision = function.newLocal(ValueType.I32);
    stack.emit(new SetLocal(decision, condition));
    stack.spillAll();
    List<Statement> outer = stack.out();
    List<Statement> taken = new ArrayList<>();
    stack.redirect(taken);
    List<Expression> values = stack.pop(arity);
    values.forEach(stack::push);
    branch(target);
    values.forEach(stack::push);
    stack.redirect(outer);
    stack.emit(new If(new GetLocal(decision), taken, new ArrayList<>()));
  }

  private void branchTable(int[] depths) {
    Expression index = stack.pop();
    boolean plain = true;
    for (int depth : depths) {
      ControlFrame target = frame(depth);
      plain &= target.kind != Kind.FUNCTION && target.branchLocals.isEmpty();
    }
    Map<ControlFrame, Label> stubs = new LinkedHashMap<>();
    List<Label> labels = new ArrayList<>();
    for (int depth : depths) {
      ControlFrame target = frame(depth);
      if (plain) {
        target.targeted = true;
        labels.add(target.label);
      } else {
        labels.add(stubs.computeIfAbsent(target, t -> function.newLabel(false)));
      }
    }
    if (plain) {
      stack.emit(new BranchTable(index, labels));
      return;
    }
    Local selector = function.newLocal(ValueType.I32);
    stack.emit(new SetLocal(selector, index));
    stack.spillAll();
    List<Statement> body = Statement.listOf(new BranchTable(new GetLocal(selector), labels));
    int height = stack.height();
    List<Expression> values = stack.pop(height);
    List<Statement> outer = stack.out();
    for (Map.Entry<ControlFrame, Label> stub : stubs.entrySet()) {
      List<Statement> around = new ArrayList<>();
      around.add(new Block(stub.getValue(), body));
      stack.redirect(around);
      values.forEach(stack::push);
      branch(stub.getKey());
      stack.truncate(0);
      body = around;
    }
    stack.redirect(outer);
    values.forEach(stack::push);
    outer.addAll(body);
  }
}
