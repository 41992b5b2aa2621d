package org.jyodide.wasm.ir;

import java.util.ArrayList;
import java.util.List;
import org.jyodide.wasm.FunctionType;

/**
 * A step of a function. Statements that hold others own them in lists that passes may change; the
 * other fields do not change.
 */
public abstract sealed class Statement {
  private Statement() {}

  /** The expressions of this statement itself, in evaluation order. */
  public List<Expression> expressions() {
    return List.of();
  }

  /** The statement lists inside this statement. */
  public List<List<Statement>> bodies() {
    return List.of();
  }

  /** An estimate of the bytes of JVM code without the {@link #bodies}. */
  abstract int ownSize();

  /** An estimate of the bytes of JVM code. */
  public final int size() {
    int size = ownSize();
    for (Expression expression : expressions()) {
      size += expression.size();
    }
    for (List<Statement> body : bodies()) {
      size += size(body);
    }
    return size;
  }

  /** An estimate of the bytes of JVM code of a list. */
  public static int size(List<Statement> list) {
    int size = 0;
    for (Statement statement : list) {
      size += statement.size();
    }
    return size;
  }

  /** {@code local.set}. */
  public static final class SetLocal extends Statement {
    public final Local local;
    public final Expression value;

    SetLocal(Local local, Expression value) {
      this.local = local;
      this.value = value;
    }

    @Override
    public List<Expression> expressions() {
      return List.of(value);
    }

    @Override
    int ownSize() {
      return 2;
    }
  }

  /** {@code global.set}. */
  public static final class SetGlobal extends Statement {
    public final int index;
    public final Expression value;

    SetGlobal(int index, Expression value) {
      this.index = index;
      this.value = value;
    }

    @Override
    public List<Expression> expressions() {
      return List.of(value);
    }

    @Override
    int ownSize() {
      return 9;
    }
  }

  /** A store instruction. */
  public static final class Store extends Statement {
    public final int opcode;
    public final int offset;
    public final Expression address;
    public final Expression value;

    Store(int opcode, int offset, Expression address, Expression value) {
      this.opcode = opcode;
      this.offset = offset;
      this.address = address;
      this.value = value;
    }

    @Override
    public List<Expression> expressions() {
      return List.of(address, value);
    }

    @Override
    int ownSize() {
      return offset == 0 ? 5 : 7;
    }
  }

  /** Evaluates an expression and drops its value, if it has one. */
  public static final class Evaluate extends Statement {
    public final Expression expression;

    Evaluate(Expression expression) {
      this.expression = expression;
    }

    @Override
    public List<Expression> expressions() {
      return List.of(expression);
    }

    @Override
    int ownSize() {
      return 1;
    }
  }

  /** A call (direct or indirect) of a function with several results, each into a local. */
  public static final class MultiCall extends Statement {
    public final Expression call;
    public final FunctionType functionType;
    public final List<Local> results;

    MultiCall(Expression call, FunctionType functionType, List<Local> results) {
      this.call = call;
      this.functionType = functionType;
      this.results = results;
    }

    @Override
    public List<Expression> expressions() {
      return List.of(call);
    }

    @Override
    int ownSize() {
      return 12 * results.size();
    }
  }

  /** A block; branches to its label go behind it. */
  public static final class Block extends Statement {
    public final Label label;
    public final List<Statement> body;

    Block(Label label, List<Statement> body) {
      this.label = label;
      this.body = body;
    }

    @Override
    public List<List<Statement>> bodies() {
      return List.of(body);
    }

    @Override
    int ownSize() {
      return 0;
    }
  }

  /** A loop; branches to its label go to its head; the end of the body leaves it. */
  public static final class Loop extends Statement {
    public final Label label;
    public final List<Statement> body;

    Loop(Label label, List<Statement> body) {
      this.label = label;
      this.body = body;
    }

    @Override
    public List<List<Statement>> bodies() {
      return List.of(body);
    }

    @Override
    int ownSize() {
      return 5;
    }
  }

  /** Two ways, chosen by a condition; either may be empty. */
  public static final class If extends Statement {
    public final Expression condition;
    public final List<Statement> then;
    public final List<Statement> otherwise;

    If(Expression condition, List<Statement> then, List<Statement> otherwise) {
      this.condition = condition;
      this.then = then;
      this.otherwise = otherwise;
    }

    @Override
    public List<Expression> expressions() {
      return List.of(condition);
    }

    @Override
    public List<List<Statement>> bodies() {
      return List.of(then, otherwise);
    }

    @Override
    int ownSize() {
      return otherwise.isEmpty() ? 3 : 6;
    }
  }

  /** {@code br}. */
  public static final class Branch extends Statement {
    public final Label target;

    Branch(Label target) {
      this.target = target;
    }

    @Override
    int ownSize() {
      return 3;
    }
  }

  /** {@code br_if}. */
  public static final class BranchIf extends Statement {
    public final Expression condition;
    public final Label target;

    BranchIf(Expression condition, Label target) {
      this.condition = condition;
      this.target = target;
    }

    @Override
    public List<Expression> expressions() {
      return List.of(condition);
    }

    @Override
    int ownSize() {
      return 3;
    }
  }

  /** {@code br_table}; the last target is the default. */
  public static final class BranchTable extends Statement {
    public final Expression index;
    public final List<Label> targets;

    BranchTable(Expression index, List<Label> targets) {
      this.index = index;
      this.targets = targets;
    }

    @Override
    public List<Expression> expressions() {
      return List.of(index);
    }

    @Override
    int ownSize() {
      return 16 + 4 * targets.size();
    }
  }

  /** Returns from the function with its results. */
  public static final class Return extends Statement {
    public final List<Expression> values;

    Return(List<Expression> values) {
      this.values = values;
    }

    @Override
    public List<Expression> expressions() {
      return values;
    }

    @Override
    int ownSize() {
      return values.size() > 1 ? 8 * values.size() : 1;
    }
  }

  /**
   * {@code return_call} and {@code return_call_indirect}: leaves the function; the call is made by
   * whoever called it.
   */
  public static final class TailCall extends Statement {
    public final Expression call;

    TailCall(Expression call) {
      this.call = call;
    }

    @Override
    public List<Expression> expressions() {
      return List.of(call);
    }

    @Override
    int ownSize() {
      return 16 + 8 * call.operands().size();
    }
  }

  /** {@code unreachable}. */
  public static final class Unreachable extends Statement {
    @Override
    int ownSize() {
      return 4;
    }
  }

  /** {@code throw}. */
  public static final class Throw extends Statement {
    public final int tag;
    public final List<Expression> values;

    Throw(int tag, List<Expression> values) {
      this.tag = tag;
      this.values = values;
    }

    @Override
    public List<Expression> expressions() {
      return values;
    }

    @Override
    int ownSize() {
      return 16 + 8 * values.size();
    }
  }

  /** {@code rethrow} and {@code throw_ref}. */
  public static final class ThrowReference extends Statement {
    public final Expression exception;

    ThrowReference(Expression exception) {
      this.exception = exception;
    }

    @Override
    public List<Expression> expressions() {
      return List.of(exception);
    }

    @Override
    int ownSize() {
      return 4;
    }
  }

  /**
   * Statements whose exceptions are caught: what a program may catch is stored in {@code exception}
   * and control goes to {@code handler}.
   */
  public static final class Protect extends Statement {
    public final List<Statement> body;
    public final Local exception;
    public final Label handler;

    Protect(List<Statement> body, Local exception, Label handler) {
      this.body = body;
      this.exception = exception;
      this.handler = handler;
    }

    @Override
    public List<List<Statement>> bodies() {
      return List.of(body);
    }

    @Override
    int ownSize() {
      return 10;
    }
  }

  /** A call of a region that was moved into a method of its own. */
  public static final class RegionCall extends Statement {
    public final Region region;

    RegionCall(Region region) {
      this.region = region;
    }

    @Override
    int ownSize() {
      return region.callSize();
    }
  }

  /** A modifiable copy of a list. */
  static List<Statement> listOf(Statement... statements) {
    return new ArrayList<>(List.of(statements));
  }
}
