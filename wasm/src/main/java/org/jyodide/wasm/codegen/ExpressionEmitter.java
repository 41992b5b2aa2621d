package org.jyodide.wasm.codegen;

import java.util.OptionalLong;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.ValueType;
import org.jyodide.wasm.binary.InstructionSet;
import org.jyodide.wasm.ir.Expression;
import org.jyodide.wasm.ir.Expression.Call;
import org.jyodide.wasm.ir.Expression.CallIndirect;
import org.jyodide.wasm.ir.Expression.Constant;
import org.jyodide.wasm.ir.Expression.GetGlobal;
import org.jyodide.wasm.ir.Expression.GetLocal;
import org.jyodide.wasm.ir.Expression.Helper;
import org.jyodide.wasm.ir.Expression.Load;
import org.jyodide.wasm.ir.Expression.Numeric;
import org.jyodide.wasm.ir.Expression.Special;
import org.jyodide.wasm.ir.Statement.Store;
import org.objectweb.asm.Opcodes;

/** Writes expressions: their value is left on the operand stack. */
final class ExpressionEmitter {
  private final MethodScope scope;
  private final Code code;
  private final NumericEmitter numeric;
  private final CallEmitter calls;
  private final SpecialEmitter special;

  ExpressionEmitter(MethodScope scope, CallScratch scratch) {
    this.scope = scope;
    this.code = scope.code;
    this.numeric = new NumericEmitter(code);
    this.calls = new CallEmitter(scope, this, scratch);
    this.special = new SpecialEmitter(scope, this);
  }

  void emit(Expression expression) {
    if (expression instanceof Constant constant) {
      code.constant(constant.type(), constant.bits);
    } else if (expression instanceof GetLocal get) {
      scope.get(get.local);
    } else if (expression instanceof Numeric operation) {
      operation.operands().forEach(this::emit);
      numeric.emit(operation.opcode);
    } else if (expression instanceof Load load) {
      emitLoad(load);
    } else if (expression instanceof GetGlobal global) {
      emitGlobal(global);
    } else if (expression instanceof Call call) {
      calls.emit(call);
    } else if (expression instanceof CallIndirect call) {
      calls.emit(call);
    } else if (expression instanceof Helper helper) {
      emitHelper(helper);
    } else if (expression instanceof Special operation) {
      special.emit(operation);
    } else {
      throw new IllegalStateException("no code for " + expression.getClass());
    }
  }

  private void emitHelper(Helper helper) {
    StringBuilder descriptor = new StringBuilder("(");
    for (Expression operand : helper.operands()) {
      emit(operand);
      descriptor.append(Names.descriptor(operand.type()));
    }
    descriptor.append(')').append(Names.descriptor(helper.type()));
    code.call(Names.simdOps(helper.method), helper.method, descriptor.toString());
  }

  private void emitLoad(Load load) {
    emit(load.operands().get(0));
    boolean hasOffset = emitOffset(load.offset);
    scope.loadInstance();
    code.call(
        scope.layout.accessClass(),
        Names.camelCase(InstructionSet.name(load.opcode)),
        AccessClassEmitter.loadDescriptor(load.type(), hasOffset));
  }

  /**
   * Pushes the offset of an access, if there is one. No address is in bounds with an offset of 2^31
   * or more; there the address becomes one that is out of bounds.
   */
  private boolean emitOffset(int offset) {
    if (offset < 0) {
      code.insn(Opcodes.POP);
      code.constant(-1);
      return false;
    }
    if (offset > 0) {
      code.constant(offset);
    }
    return offset > 0;
  }

  void emitStore(Store store) {
    emit(store.address);
    if (store.offset < 0) {
      emitOffset(store.offset);
    }
    emit(store.value);
    boolean hasOffset = store.offset > 0;
    if (hasOffset) {
      code.constant(store.offset);
    }
    scope.loadInstance();
    code.call(
        scope.layout.accessClass(),
        Names.camelCase(InstructionSet.name(store.opcode)),
        AccessClassEmitter.storeDescriptor(store.value.type(), hasOffset));
  }

  private void emitGlobal(GetGlobal global) {
    OptionalLong constant = scope.layout.constantGlobal(global.index);
    ValueType type = global.type();
    if (constant.isPresent()) {
      code.constant(type, constant.getAsLong());
      return;
    }
    scope.instanceField(scope.layout.globalField(global.index), Names.ref(Names.GLOBAL));
    if (!type.isNumeric()) {
      code.getField(Names.GLOBAL, "reference", Names.ref(Names.OBJECT));
      return;
    }
    code.getField(Names.GLOBAL, "bits", "J");
    switch (type) {
      case I32 -> code.insn(Opcodes.L2I);
      case F32 -> {
        code.insn(Opcodes.L2I);
        code.call("java/lang/Float", "intBitsToFloat", "(I)F");
      }
      case F64 -> code.call("java/lang/Double", "longBitsToDouble", "(J)D");
      default -> {}
    }
  }

  void emitSetGlobal(int index, Expression value) {
    ValueType type = value.type();
    scope.instanceField(scope.layout.globalField(index), Names.ref(Names.GLOBAL));
    emit(value);
    switch (type) {
      case I32 -> code.insn(Opcodes.I2L);
      case F32 -> {
        code.call("java/lang/Float", "floatToRawIntBits", "(F)I");
        code.insn(Opcodes.I2L);
      }
      case F64 -> code.call("java/lang/Double", "doubleToRawLongBits", "(D)J");
      default -> {}
    }
    if (type.isNumeric()) {
      code.putField(Names.GLOBAL, "bits", "J");
    } else {
      code.putField(Names.GLOBAL, "reference", Names.ref(Names.OBJECT));
    }
  }

  /** Writes a call of any kind, with whatever it returns left on the stack. */
  void emitCall(Expression call) {
    emit(call);
  }

  /** Writes a call that the caller of the function makes after it has returned. */
  void emitTailCall(Expression call) {
    calls.emitTail(call);
  }

  /** The type of the function that is called. */
  static FunctionType calledType(Expression call) {
    if (call instanceof Call direct) {
      return direct.functionType;
    }
    if (call instanceof CallIndirect indirect) {
      return indirect.functionType;
    }
    throw new IllegalArgumentException("a call was wanted, got " + call.getClass());
  }
}
