package org.jyodide.wasm.ir;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

  private final FunctionGraph function;
  private final List<Expression> pending = new ArrayList<>();

  /** Locals of our own making, set once before they are pushed. */
  private final Set<Local> temporaries = new HashSet<>();

  private List<Statement> out;

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
  }

  void push(Expression expression) {
    if (expression.size() > MAXIMUM_TREE) {
      pending.add(spill(expression));
    } else {
      pending.add(expression);
    }
  }

  Expression pop() {
    return pending.remove(pending.size() - 1);
  }

  /** Pops {@code count} expressions; the result is in evaluation order. */
  List<Expression> pop(int count) {
    List<Expression> top = pending.subList(pending.size() - count, pending.size());
    List<Expression> popped = List.copyOf(top);
    top.clear();
    return popped;
  }

  /** Appends a statement, after what must be evaluated before it. */
  void emit(Statement statement) {
    int last = pending.size() - 1;
    while (last >= 0 && !conflicts(statement, pending.get(last))) {
      last--;
    }
    for (int i = 0; i <= last; i++) {
      spillAt(i);
    }
    out.add(statement);
  }

  /**
   * Evaluates everything but constants into temporaries: control flow begins. What is in a
   * temporary already stays there: a copy made inside a block would not be there on the paths
   * around it.
   */
  void spillAll() {
    for (int i = 0; i < pending.size(); i++) {
      spillAt(i);
    }
  }

  /** A local that holds the value of {@code expression}; what is pending is not looked at. */
  private Expression spill(Expression expression) {
    Local temporary = newTemporary(expression);
    emit(new SetLocal(temporary, expression));
    return new Expression.GetLocal(temporary);
  }

  private void spillAt(int index) {
    Expression expression = pending.get(index);
    if (!isSettled(expression)) {
      Local temporary = newTemporary(expression);
      out.add(new SetLocal(temporary, expression));
      pending.set(index, new Expression.GetLocal(temporary));
    }
  }

  private Local newTemporary(Expression expression) {
    Local temporary = function.newLocal(expression.type());
    temporaries.add(temporary);
    return temporary;
  }

  private boolean isSettled(Expression expression) {
    return expression instanceof Expression.Constant
        || (expression instanceof Expression.GetLocal get && temporaries.contains(get.local));
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
