package org.jyodide.wasm.codegen;

import org.jyodide.wasm.ir.Expression.Special;
import org.objectweb.asm.Opcodes;

/** Writes instructions on memories, tables, references and exceptions: calls into the runtime. */
final class SpecialEmitter {
  private static final String INSTANCE = Names.ref(Names.INSTANCE);
  private static final String OBJECT = Names.ref(Names.OBJECT);
  private static final String TABLE = Names.ref(Names.TABLE);

  private final MethodScope scope;
  private final Code code;
  private final ExpressionEmitter expressions;

  SpecialEmitter(MethodScope scope, ExpressionEmitter expressions) {
    this.scope = scope;
    this.code = scope.code;
    this.expressions = expressions;
  }

  void emit(Special special) {
    if (special.op == org.jyodide.wasm.ir.SpecialOp.REF_FUNC) {
      scope.loadInstance();
      code.constant(special.immediate);
      code.callVirtual(Names.INSTANCE, "reference", "(I)" + Names.ref(Names.FUNCTION));
      return;
    }
    special.operands().forEach(expressions::emit);
    switch (special.op) {
      case MEMORY_SIZE -> memory("size", "(", "I");
      case MEMORY_GROW -> memory("grow", "(I", "I");
      case MEMORY_COPY -> memory("copy", "(III", "V");
      case MEMORY_FILL -> memory("fill", "(III", "V");
      case MEMORY_INIT -> {
        code.constant(special.immediate);
        memory("init", "(IIII", "V");
      }
      case DATA_DROP -> {
        code.constant(special.immediate);
        memory("drop", "(I", "V");
      }
      case TABLE_GET -> table(special.immediate, "get", "(I", OBJECT);
      case TABLE_SET -> table(special.immediate, "set", "(I" + OBJECT, "V");
      case TABLE_SIZE -> table(special.immediate, "size", "(", "I");
      case TABLE_GROW -> table(special.immediate, "grow", "(" + OBJECT + "I", "I");
      case TABLE_FILL -> table(special.immediate, "fill", "(I" + OBJECT + "I", "V");
      case TABLE_COPY -> {
        loadTable(special.immediate);
        loadTable(special.immediate2);
        code.call(Names.TABLE_OPS, "copy", "(III" + TABLE + TABLE + ")V");
      }
      case TABLE_INIT -> {
        loadTable(special.immediate);
        code.constant(special.immediate2);
        scope.loadInstance();
        code.call(Names.TABLE_OPS, "init", "(III" + TABLE + "I" + INSTANCE + ")V");
      }
      case ELEM_DROP -> {
        code.constant(special.immediate);
        scope.loadInstance();
        code.call(Names.TABLE_OPS, "drop", "(I" + INSTANCE + ")V");
      }
      case REF_NULL -> code.insn(Opcodes.ACONST_NULL);
      case REF_IS_NULL -> code.call(Names.TABLE_OPS, "isNull", "(" + OBJECT + ")I");
      case EXCEPTION_IS -> {
        scope.instanceField(scope.layout.tagField(special.immediate), Names.ref(Names.TAG));
        code.call(Names.EXCEPTIONS, "is", "(" + OBJECT + Names.ref(Names.TAG) + ")I");
      }
      case EXCEPTION_PAYLOAD -> {
        code.constant(special.immediate);
        code.call(Names.EXCEPTIONS, "payload", "(" + OBJECT + "I)" + OBJECT);
        code.unbox(special.type());
      }
      default -> throw new IllegalStateException("no code for " + special.op);
    }
  }

  private void memory(String method, String parameters, String result) {
    scope.loadInstance();
    code.call(Names.MEMORY_OPS, method, parameters + INSTANCE + ")" + result);
  }

  private void table(int index, String method, String parameters, String result) {
    loadTable(index);
    code.call(Names.TABLE_OPS, method, parameters + TABLE + ")" + result);
  }

  private void loadTable(int index) {
    scope.instanceField(scope.layout.tableField(index), TABLE);
  }
}
