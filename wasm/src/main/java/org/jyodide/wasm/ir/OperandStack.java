package org.jyodide.wasm.ir;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jyodide.wasm.ir.Expression.Vector;
import org.jyodide.wasm.ir.Statement.Evaluate;
import org.jyodide.wasm.ir.Statement.SetGlobal;
import org.jyodide.wasm.ir.Statement.SetLocal;
import org.jyodide.wasm.ir.Statement.Store;

/**
 * The operand stack while a function is read: expressions that are still to be evaluated. Before a
 * statement is appended, those that would notice it are evaluated into temporaries.
 */
final class OperandStack {
  /**
   * Trees of more bytes of code become temporaries, so that no statement is too large to be moved
   * into a region.
   */
  private static final int MAXIMUM_TREE = 160;

  /** As {@link #MAXIMUM_TREE}; the lanes of a vector may end up in one statement. */
  private static final int MAXIMUM_LANE = 60;

  private final FunctionGraph function;
  private final BitSet temporaries = new BitSet();
  private final List<Expression> pending = new ArrayList<>();
  private List<Statement> out;

  /**
   * Entries below are constants and temporaries that were set before the innermost control frame
   * began; they must not be evaluated again inside it, where that may happen on one way only.
   */
  private int settled;

  OperandStack(FunctionGraph function) {
    this.function = function;
    this.out = function.body();
  }

  /** The list to which statements are appended. */
  List<Statement> out() {
    return out;
  }

  /** Appends to another list from now on. */
  void redirect(List<Statement> list) {
    out = list;
  }

  int height() {
    return pending.size();
  }

  void truncate(int height) {
    pending.subList(height, pending.size()).clear();
    settled = Math.min(settled, height);
  }

  void push(Expression expression) {
    if (expression instanceof Vector vector) {
      pending.add(map(vector, lane -> lane.size() > MAXIMUM_LANE ? spill(lane) : lane));
    } else if (expression.size() > MAXIMUM_TREE) {
      pending.add(spill(expression));
    } else {
      pending.add(expression);
    }
  }

  Expression pop() {
    settled = Math.min(settled, pending.size() - 1);
    return pending.remove(pending.size() - 1);
  }

  /** Pops {@code count} expressions; the result is in evaluation order. */
  List<Expression> pop(int count) {
    List<Expression> top = pending.subList(pending.size() - count, pending.size());
    List<Expression> popped = List.copyOf(top);
    top.clear();
    settled = Math.min(settled, pending.size());
    return popped;
  }

  /** Appends a statement, after what must be evaluated before it. */
  void emit(Statement statement) {
    int last = pending.size() - 1;
    while (last >= settled && !conflicts(statement, pending.get(last))) {
      last--;
    }
    for (int i = settled; i <= last; i++) {
      spillAt(i);
    }
    out.add(statement);
  }

  /** Evaluates everything but constants into temporaries. */
  void spillAll() {
    for (int i = settled; i < pending.size(); i++) {
      spillAt(i);
    }
  }

  /** Evaluates everything into temporaries that the control frame which begins leaves alone. */
  void settle() {
    spillAll();
    settled = pending.size();
  }

  /** A local that holds the value of {@code expression}; what is pending is not looked at. */
  Expression spill(Expression expression) {
    Local temporary = newTemporary(expression);
    emit(new SetLocal(temporary, expression));
    return new Expression.GetLocal(temporary);
  }

  private void spillAt(int index) {
    Expression expression = pending.get(index);
    pending.set(
        index,
        expression instanceof Vector vector ? map(vector, this::settled) : settled(expression));
  }

  private static Vector map(Vector vector, UnaryOperator<Expression> change) {
    return new Vector(vector.shape, vector.operands().stream().map(change).toList());
  }

  /** A constant or temporary that holds the value, set at the end of the list if need be. */
  private Expression settled(Expression expression) {
    if (expression instanceof Expression.Constant || isTemporary(expression)) {
      return expression;
    }
    Local temporary = newTemporary(expression);
    out.add(new SetLocal(temporary, expression));
    return new Expression.GetLocal(temporary);
  }

  private Local newTemporary(Expression expression) {
    Local temporary = function.newLocal(expression.type());
    temporaries.set(temporary.id());
    return temporary;
  }

  /**
   * Whether a value is in a temporary already. It must not be copied to another one where only some
   * ways lead, such as the one on which a branch is taken.
   */
  private boolean isTemporary(Expression expression) {
    return expression instanceof Expression.GetLocal get && temporaries.get(get.local.id());
  }

  private static boolean conflicts(Statement statement, Expression earlier) {
    int effects = earlier.effects();
    if ((effects & Expression.WRITES) != 0) {
      return true;
    }
    if (statement instanceof SetLocal set) {
      return earlier.reads(set.local) || seesWrites(set.value, effects);
    }
    if (statement instanceof Evaluate evaluate) {
      return seesWrites(evaluate.expression, effects);
    }
    if (statement instanceof Store) {
      return (effects & (Expression.READS_MEMORY | Expression.TRAPS)) != 0;
    }
    if (statement instanceof SetGlobal) {
      return (effects & (Expression.READS_STATE | Expression.TRAPS)) != 0;
    }
    return effects != 0;
  }

  private static boolean seesWrites(Expression later, int effects) {
    return (later.effects() & Expression.WRITES) != 0 && effects != 0;
  }
}
