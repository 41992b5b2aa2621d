package org.jyodide.wasm.codegen;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.ValueType;
import org.jyodide.wasm.ir.Expression;
import org.jyodide.wasm.ir.Label;
import org.objectweb.asm.Opcodes;

/** The exits of the method of a function itself: only returns. */
final class FunctionExits implements ExitEmitter {
  private final Code code;
  private final List<ValueType> results;
  private @Nullable ExpressionEmitter expressions;

  FunctionExits(Code code, List<ValueType> results) {
    this.code = code;
    this.results = results;
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
    emitReturnWith(emitter, values);
  }

  void emitReturnWith(ExpressionEmitter emitter, List<Expression> values) {
    if (results.size() > 1) {
      code.array(results, i -> emitter.emit(values.get(i)));
    } else {
      values.forEach(emitter::emit);
    }
    emitReturnOfStack();
  }

  @Override
  public void emitReturnOfStack() {
    code.insn(
        switch (results.size()) {
          case 0 -> Opcodes.RETURN;
          case 1 -> Code.returnOpcode(results.get(0));
          default -> Opcodes.ARETURN;
        });
    code.stop();
  }

  @Override
  public void emitExit(Label target) {
    throw new IllegalStateException("a branch out of a function: " + target);
  }

  @Override
  public org.objectweb.asm.@Nullable Label sharedExit(Label target) {
    return null;
  }

  @Override
  public void finish() {
    // A function ends with a return.
  }
}
