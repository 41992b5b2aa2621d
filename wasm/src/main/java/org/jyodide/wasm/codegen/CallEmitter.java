package org.jyodide.wasm.codegen;

import java.util.ArrayList;
import java.util.List;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.ValueType;
import org.jyodide.wasm.ir.Expression;
import org.jyodide.wasm.ir.Expression.Call;
import org.jyodide.wasm.ir.Expression.CallIndirect;
import org.objectweb.asm.Opcodes;

/**
 * Writes calls. A defined function is a static method; an imported one and one from a table are
 * objects whose class stands for the function type.
 */
final class CallEmitter {
  private final MethodScope scope;
  private final ModuleLayout layout;
  private final Code code;
  private final ExpressionEmitter expressions;
  private final CallScratch scratch;

  CallEmitter(MethodScope scope, ExpressionEmitter expressions, CallScratch scratch) {
    this.scope = scope;
    this.layout = scope.layout;
    this.code = scope.code;
    this.expressions = expressions;
    this.scratch = scratch;
  }

  void emit(Call call) {
    FunctionType type = call.functionType;
    Replacement.JavaMethod replaced = layout.replacedImport(call.function);
    if (replaced != null) {
      call.operands().forEach(expressions::emit);
      scope.loadInstance();
      code.call(
          replaced.owner(),
          replaced.name(),
          "(" + Names.parameters(type) + Names.ref(Names.INSTANCE) + ")" + Names.result(type));
      return;
    }
    if (layout.isImported(call.function)) {
      String signature = layout.signatureClass(type);
      scope.instanceField(layout.importField(call.function), Names.ref(signature));
      call.operands().forEach(expressions::emit);
      code.callVirtual(signature, "call", layout.callDescriptor(type));
      return;
    }
    call.operands().forEach(expressions::emit);
    scope.loadInstance();
    code.call(
        layout.functionClass(call.function),
        layout.functionMethod(call.function),
        layout.functionDescriptor(type));
  }

  void emit(CallIndirect call) {
    FunctionType type = call.functionType;
    String signature = layout.signatureClass(type);
    int arguments = type.params().size();
    Expression index = call.operands().get(arguments);
    List<Expression> argumentList = call.operands().subList(0, arguments);
    if (commute(argumentList, index)) {
      emitFunction(call.table, index, signature);
      argumentList.forEach(expressions::emit);
    } else {
      List<Integer> slots = keep(argumentList);
      emitFunction(call.table, index, signature);
      for (int i = 0; i < arguments; i++) {
        code.load(type.params().get(i), slots.get(i));
      }
    }
    code.callVirtual(signature, "call", layout.callDescriptor(type));
  }

  /** Leaves the function of a table, cast to the class of its type. */
  private void emitFunction(int table, Expression index, String signature) {
    scope.instanceField(layout.tableField(table), Names.ref(Names.TABLE));
    expressions.emit(index);
    code.callVirtual(Names.TABLE, "function", "(I)" + Names.ref(Names.FUNCTION));
    code.call(signature, "cast", "(" + Names.ref(Names.FUNCTION) + ")" + Names.ref(signature));
  }

  private List<Integer> keep(List<Expression> values) {
    List<Integer> slots = new ArrayList<>();
    for (Expression value : values) {
      expressions.emit(value);
      int slot = scratch.slot(value.type());
      code.store(value.type(), slot);
      slots.add(slot);
    }
    return slots;
  }

  /**
   * Whether the function may be looked up before the arguments are evaluated. Looking up reads a
   * table, which an argument may write.
   */
  private static boolean commute(List<Expression> arguments, Expression index) {
    int effects = 0;
    for (Expression argument : arguments) {
      effects |= argument.effects();
    }
    boolean argumentsWrite = (effects & Expression.WRITES) != 0;
    boolean indexWrites = (index.effects() & Expression.WRITES) != 0;
    return !argumentsWrite && !(indexWrites && effects != 0);
  }

  /** Leaves a call to be made when the function has returned, and pushes a value to return. */
  void emitTail(Expression call) {
    FunctionType type = ExpressionEmitter.calledType(call);
    List<ValueType> parameters = type.params();
    int arguments = parameters.size();
    List<Integer> slots = keep(call.operands().subList(0, arguments));
    scope.loadInstance();
    if (call instanceof Call direct) {
      scope.loadInstance();
      code.constant(direct.function);
      code.callVirtual(Names.INSTANCE, "reference", "(I)" + Names.ref(Names.FUNCTION));
    } else if (call instanceof CallIndirect indirect) {
      emitFunction(indirect.table, call.operands().get(arguments), layout.signatureClass(type));
    }
    code.array(parameters, i -> code.load(parameters.get(i), slots.get(i)));
    code.call(
        Names.TAIL_CALLS,
        "leave",
        "(" + Names.ref(Names.INSTANCE) + Names.ref(Names.FUNCTION) + "[Ljava/lang/Object;)V");
    List<ValueType> results = scope.function.type().results();
    if (results.size() == 1) {
      code.constant(results.get(0), 0);
    } else if (results.size() > 1) {
      code.insn(Opcodes.ACONST_NULL);
    }
  }
}
