package org.jyodide.wasm.ir;

import java.util.ArrayList;
import java.util.List;
import org.jyodide.wasm.FunctionBody;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.IndexSpaces;
import org.jyodide.wasm.ValueType;
import org.jyodide.wasm.WasmModule;
import org.jyodide.wasm.binary.InstructionReader;
import org.jyodide.wasm.binary.Opcodes;
import org.jyodide.wasm.ir.Expression.Call;
import org.jyodide.wasm.ir.Expression.CallIndirect;
import org.jyodide.wasm.ir.Expression.Constant;
import org.jyodide.wasm.ir.Expression.GetGlobal;
import org.jyodide.wasm.ir.Expression.GetLocal;
import org.jyodide.wasm.ir.Expression.Load;
import org.jyodide.wasm.ir.Expression.Numeric;
import org.jyodide.wasm.ir.Expression.Special;
import org.jyodide.wasm.ir.Expression.Vector;
import org.jyodide.wasm.ir.Statement.Evaluate;
import org.jyodide.wasm.ir.Statement.If;
import org.jyodide.wasm.ir.Statement.MultiCall;
import org.jyodide.wasm.ir.Statement.SetGlobal;
import org.jyodide.wasm.ir.Statement.SetLocal;
import org.jyodide.wasm.ir.Statement.Store;
import org.jyodide.wasm.ir.Statement.TailCall;

/**
 * Reads the stack code of a valid function into a {@link FunctionGraph}. Unreachable code is
 * dropped. {@link ControlBuilder} does the control instructions, this class the others.
 */
public final class TreeBuilder {
  private final WasmModule module;
  private final IndexSpaces spaces;
  private final InstructionReader code;
  private final FunctionGraph function;
  private final OperandStack stack;
  private final ControlBuilder control;
  private final Vectors vectors;
  private final VectorBuilder vectorInstructions;

  private TreeBuilder(WasmModule module, IndexSpaces spaces, int definedIndex, LaneVotes votes) {
    this.module = module;
    this.spaces = spaces;
    int index = spaces.importedFunctions() + definedIndex;
    FunctionBody body = module.code().get(definedIndex);
    this.code = new InstructionReader(module, body);
    this.function = new FunctionGraph(index, spaces.function(index));
    body.locals().forEach(function::newLocal);
    this.stack = new OperandStack(function);
    this.vectors = new Vectors(function, stack, votes);
    this.control = new ControlBuilder(module, spaces, function, stack, vectors);
    this.vectorInstructions = new VectorBuilder(code, stack, vectors);
  }

  /**
   * The graph of a function.
   *
   * @param definedIndex the index of the function among those that the module defines
   */
  public static FunctionGraph build(WasmModule module, IndexSpaces spaces, int definedIndex) {
    LaneVotes votes = LaneVotes.first();
    FunctionGraph function = new TreeBuilder(module, spaces, definedIndex, votes).build();
    return votes.isWorthReadingAgain()
        ? new TreeBuilder(module, spaces, definedIndex, votes.second()).build()
        : function;
  }

  private FunctionGraph build() {
    control.begin();
    unboxParameters();
    while (code.next()) {
      if (control.isControl(code.opcode())) {
        control.read(code);
      } else if (control.isReachable()) {
        read(code.opcode());
      }
    }
    return function;
  }

  private void unboxParameters() {
    for (int i = 0; i < function.type().params().size(); i++) {
      Local parameter = function.locals().get(i);
      if (parameter.type() == ValueType.V128) {
        vectors.set(parameter, vectors.unboxed(new GetLocal(parameter)));
      }
    }
  }

  private void read(int opcode) {
    switch (opcode) {
      case Opcodes.NOP -> {}
      case Opcodes.CALL -> call(code.index());
      case Opcodes.CALL_INDIRECT -> callIndirect();
      case Opcodes.RETURN_CALL -> tailCall(directCall(code.index()));
      case Opcodes.RETURN_CALL_INDIRECT -> tailCall(indirectCall());
      case Opcodes.DROP -> drop();
      case Opcodes.SELECT, Opcodes.SELECT_T -> select();
      case Opcodes.LOCAL_GET -> stack.push(vectors.read(function.locals().get(code.index())));
      case Opcodes.LOCAL_SET -> setLocal();
      case Opcodes.LOCAL_TEE -> stack.push(vectors.read(setLocal()));
      case Opcodes.GLOBAL_GET ->
          stack.push(
              vectors.unboxed(new GetGlobal(code.index(), spaces.global(code.index()).type())));
      case Opcodes.GLOBAL_SET ->
          stack.emit(new SetGlobal(code.index(), vectors.boxed(stack.pop())));
      case Opcodes.I32_CONST -> stack.push(new Constant(ValueType.I32, code.i32()));
      case Opcodes.I64_CONST -> stack.push(new Constant(ValueType.I64, code.i64()));
      case Opcodes.F32_CONST -> stack.push(new Constant(ValueType.F32, code.f32Bits()));
      case Opcodes.F64_CONST -> stack.push(new Constant(ValueType.F64, code.f64Bits()));
      default -> readRegular(opcode);
    }
  }

  private void readRegular(int opcode) {
    if (VectorBuilder.isVector(opcode)) {
      vectorInstructions.read();
    } else if (NumericInstruction.isNumeric(opcode)) {
      stack.push(new Numeric(opcode, stack.pop(NumericInstruction.arity(opcode))));
    } else if (opcode >= Opcodes.I32_LOAD && opcode <= Opcodes.I64_LOAD32_U) {
      stack.push(new Load(opcode, code.memoryOffset(), stack.pop()));
    } else if (opcode >= Opcodes.I32_STORE && opcode <= Opcodes.I64_STORE32) {
      Expression value = stack.pop();
      stack.emit(new Store(opcode, code.memoryOffset(), stack.pop(), value));
    } else {
      special(opcode);
    }
  }

  private void special(int opcode) {
    int index = code.index();
    switch (opcode) {
      case Opcodes.MEMORY_SIZE -> push(SpecialOp.MEMORY_SIZE, 0);
      case Opcodes.MEMORY_GROW -> push(SpecialOp.MEMORY_GROW, 1);
      case Opcodes.MEMORY_INIT -> emit(SpecialOp.MEMORY_INIT, index, 0, 3);
      case Opcodes.DATA_DROP -> emit(SpecialOp.DATA_DROP, index, 0, 0);
      case Opcodes.MEMORY_COPY -> emit(SpecialOp.MEMORY_COPY, 0, 0, 3);
      case Opcodes.MEMORY_FILL -> emit(SpecialOp.MEMORY_FILL, 0, 0, 3);
      case Opcodes.TABLE_GET -> push(SpecialOp.TABLE_GET, spaces.table(index).element(), index, 1);
      case Opcodes.TABLE_SET -> emit(SpecialOp.TABLE_SET, index, 0, 2);
      case Opcodes.TABLE_SIZE -> push(SpecialOp.TABLE_SIZE, ValueType.I32, index, 0);
      case Opcodes.TABLE_GROW -> push(SpecialOp.TABLE_GROW, ValueType.I32, index, 2);
      case Opcodes.TABLE_FILL -> emit(SpecialOp.TABLE_FILL, index, 0, 3);
      case Opcodes.TABLE_COPY -> emit(SpecialOp.TABLE_COPY, index, code.secondIndex(), 3);
      case Opcodes.TABLE_INIT -> emit(SpecialOp.TABLE_INIT, code.secondIndex(), index, 3);
      case Opcodes.ELEM_DROP -> emit(SpecialOp.ELEM_DROP, index, 0, 0);
      case Opcodes.REF_NULL -> push(SpecialOp.REF_NULL, code.referenceType(), 0, 0);
      case Opcodes.REF_IS_NULL -> push(SpecialOp.REF_IS_NULL, 1);
      case Opcodes.REF_FUNC -> push(SpecialOp.REF_FUNC, ValueType.FUNCREF, index, 0);
      default -> throw new IllegalStateException("no code for instruction " + code.name());
    }
  }

  private void push(SpecialOp op, int operands) {
    stack.push(new Special(op, 0, 0, stack.pop(operands)));
  }

  private void push(SpecialOp op, ValueType type, int immediate, int operands) {
    stack.push(new Special(op, type, immediate, 0, stack.pop(operands)));
  }

  private void emit(SpecialOp op, int immediate, int immediate2, int operands) {
    stack.emit(new Evaluate(new Special(op, immediate, immediate2, stack.pop(operands))));
  }

  private Local setLocal() {
    Local local = function.locals().get(code.index());
    vectors.set(local, stack.pop());
    return local;
  }

  private void drop() {
    vectors.discard(stack.pop());
  }

  /**
   * Becomes a statement that sets a temporary, as the JVM wants an empty stack where ways meet.
   * What may trap or has effects is evaluated before, as {@code select} always evaluates both
   * values.
   */
  private void select() {
    Expression condition = stack.pop();
    Expression second = stack.pop();
    Expression first = stack.pop();
    if (first instanceof Vector) {
      vectorInstructions.select(first, second, condition, function);
      return;
    }
    if (isPlain(first) && isPlain(second)) {
      if (condition instanceof Numeric
          || (condition.effects() & (Expression.WRITES | Expression.TRAPS)) == 0) {
        chooseInto(function.newLocal(first.type()), condition, first, second);
        return;
      }
    }
    Local firstValue = spill(first);
    Local secondValue = spill(second);
    chooseInto(
        function.newLocal(first.type()),
        condition,
        new GetLocal(firstValue),
        new GetLocal(secondValue));
  }

  private void chooseInto(Local target, Expression condition, Expression first, Expression second) {
    stack.emit(
        new If(
            condition,
            Statement.listOf(new SetLocal(target, first)),
            Statement.listOf(new SetLocal(target, second))));
    stack.push(new GetLocal(target));
  }

  private Local spill(Expression expression) {
    Local local = function.newLocal(expression.type());
    stack.emit(new SetLocal(local, expression));
    return local;
  }

  private static boolean isPlain(Expression expression) {
    return expression.effects() == 0 && expression.size() <= 12;
  }

  private Call directCall(int index) {
    FunctionType type = spaces.function(index);
    return new Call(index, type, vectors.boxed(stack.pop(type.params().size())));
  }

  private CallIndirect indirectCall() {
    FunctionType type = module.types().get(code.index());
    List<Expression> operands = vectors.boxed(stack.pop(type.params().size() + 1));
    return new CallIndirect(code.secondIndex(), type, operands);
  }

  private void call(int index) {
    Call call = directCall(index);
    finishCall(call, call.functionType);
  }

  private void callIndirect() {
    CallIndirect call = indirectCall();
    finishCall(call, call.functionType);
  }

  private void finishCall(Expression call, FunctionType type) {
    switch (type.results().size()) {
      case 0 -> stack.emit(new Evaluate(call));
      case 1 -> stack.push(vectors.unboxed(call));
      default -> {
        List<Local> results = new ArrayList<>();
        type.results().forEach(result -> results.add(function.newLocal(result)));
        stack.emit(new MultiCall(call, type, results));
        results.forEach(local -> stack.push(vectors.unboxed(new GetLocal(local))));
      }
    }
  }

  private void tailCall(Expression call) {
    stack.emit(new TailCall(call));
    control.endReachable();
  }
}
