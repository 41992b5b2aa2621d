package org.jyodide.wasm.codegen;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.ir.Expression;
import org.jyodide.wasm.ir.Label;

/** Writes how control leaves a method: of a function itself, or of a region. */
interface ExitEmitter {
  /** Returns values from the function. */
  void emitReturn(List<Expression> values);

  /** Returns from the function what the stack holds. */
  void emitReturnOfStack();

  /** Leaves the method for a label outside. */
  void emitExit(Label target);

  /**
   * A label of this method behind which it is left for {@code target}, or null if there is none.
   */
  org.objectweb.asm.@Nullable Label sharedExit(Label target);

  /** Writes what follows the last statement, if that is reached, and shared exits. */
  void finish();

  void use(ExpressionEmitter expressions);
}
