package org.jyodide.wasm.codegen;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.ValueType;
import org.jyodide.wasm.ir.Expression;
import org.jyodide.wasm.ir.Label;
import org.jyodide.wasm.ir.Local;
import org.jyodide.wasm.ir.Region;
import org.jyodide.wasm.ir.Region.Convention;
import org.jyodide.wasm.ir.Region.Exit;
import org.objectweb.asm.Opcodes;

/**
 * The exits of the method of a region: values are handed over, then the exit's number is returned.
 */
final class RegionExits implements ExitEmitter {
  private final MethodScope scope;
  private final Code code;
  private final Region region;
  private final RegionSignature signature;
  private final ScratchUse scratch;
  private final Map<Label, Exit> exits = new HashMap<>();
  private final Map<Label, org.objectweb.asm.Label> shared = new LinkedHashMap<>();
  private @Nullable ExpressionEmitter expressions;

  RegionExits(MethodScope scope, Region region, RegionSignature signature, ScratchUse scratch) {
    this.scope = scope;
    this.code = scope.code;
    this.region = region;
    this.signature = signature;
    this.scratch = scratch;
    for (Exit exit : region.exits()) {
      Label target = exit.target();
      if (target != null) {
        exits.put(target, exit);
      }
    }
  }

  @Override
  public void use(ExpressionEmitter emitter) {
    expressions = emitter;
  }

  @Override
  public void emitReturn(List<Expression> values) {
    ExpressionEmitter emitter = expressions;
    if (emitter == null) {
      throw new IllegalStateException("not in use");
    }
    List<ValueType> results = scope.function.type().results();
    if (signature.returnsResult(region)) {
      new FunctionExits(code, results).emitReturnWith(emitter, values);
      return;
    }
    if (results.size() > 1) {
      scope.loadInstance();
      code.array(results, i -> emitter.emit(values.get(i)));
      putResult(ValueType.EXTERNREF);
    } else if (results.size() == 1) {
      scope.loadInstance();
      emitter.emit(values.get(0));
      putResult(results.get(0));
    }
    returnNumber();
  }

  private void returnNumber() {
    for (Exit exit : region.exits()) {
      if (exit.kind() == Exit.Kind.RETURN) {
        code.constant(signature.number(region, exit));
      }
    }
    code.insn(Opcodes.IRETURN);
    code.stop();
  }

  private void putResult(ValueType type) {
    code.putField(scope.layout.instanceClass(), scratch.resultField(type), Names.descriptor(type));
  }

  @Override
  public void emitReturnOfStack() {
    List<ValueType> results = scope.function.type().results();
    if (signature.returnsResult(region)) {
      new FunctionExits(code, results).emitReturnOfStack();
      return;
    }
    if (!results.isEmpty()) {
      ValueType type = results.size() == 1 ? results.get(0) : ValueType.EXTERNREF;
      scope.loadInstance();
      if (Names.slots(type) == 2) {
        code.insn(Opcodes.DUP_X2);
        code.insn(Opcodes.POP);
      } else {
        code.insn(Opcodes.SWAP);
      }
      putResult(type);
    }
    returnNumber();
  }

  @Override
  public org.objectweb.asm.@Nullable Label sharedExit(Label target) {
    return shared.computeIfAbsent(target, t -> new org.objectweb.asm.Label());
  }

  @Override
  public void emitExit(Label target) {
    Exit exit = exits.get(target);
    if (exit == null) {
      throw new IllegalStateException("no exit to " + target);
    }
    if (exit.outs().isEmpty()) {
      emit(exit);
    } else {
      code.goTo(shared.computeIfAbsent(target, t -> new org.objectweb.asm.Label()));
    }
  }

  @Override
  public void finish() {
    if (code.isReachable()) {
      for (Exit exit : region.exits()) {
        if (exit.kind() == Exit.Kind.END) {
          emit(exit);
        }
      }
    }
    if (code.isReachable()) {
      throw new IllegalStateException("a region ends that has no such exit");
    }
    shared.forEach(
        (target, label) -> {
          code.bind(label);
          Exit exit = exits.get(target);
          if (exit == null) {
            throw new IllegalStateException("no exit to " + target);
          }
          emit(exit);
        });
  }

  private void emit(Exit exit) {
    Local returned = signature.returnedLocal(region);
    if (returned != null) {
      scope.get(returned);
      code.insn(Code.returnOpcode(returned.type()));
      code.stop();
      return;
    }
    if (region.convention() == Convention.FRAME) {
      for (Local out : exit.outs()) {
        if (!scope.writtenThrough.get(out.id())) {
          scope.setInFrame(out, () -> scope.get(out));
        }
      }
    } else {
      List<String> fields = scratch.fields(exit.outs());
      for (int i = 0; i < fields.size(); i++) {
        Local out = exit.outs().get(i);
        scope.loadInstance();
        scope.get(out);
        code.putField(scope.layout.instanceClass(), fields.get(i), Names.descriptor(out.type()));
      }
    }
    if (region.exits().size() > 1) {
      code.constant(signature.number(region, exit));
      code.insn(Opcodes.IRETURN);
    } else {
      code.insn(Opcodes.RETURN);
    }
    code.stop();
  }
}
