package org.jyodide.wasm.ir;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.binary.CatchClause;

/** A control instruction that has begun and not ended, while a function is read. */
final class ControlFrame {
  /** The kinds, by how their end is built. */
  enum Kind {
    FUNCTION,
    BLOCK,
    LOOP,
    IF,
    TRY_BODY,
    TRY_HANDLER,
    TRY_TABLE
  }

  final FunctionType type;

  /** Where a branch to this frame goes. */
  final Label label;

  /** The height of the operand stack below the parameters. */
  final int height;

  /** The list that was appended to when the frame began. */
  final List<Statement> outer;

  /** The values that a branch carries: of a loop its parameters, else the results. */
  final List<Local> branchLocals = new ArrayList<>();

  /** The results; the same as {@link #branchLocals} unless this is a loop. */
  List<Local> resultLocals = branchLocals;

  Kind kind;
  boolean targeted;

  /** Whether control reaches the end by falling through, seen so far (for arms that have ended). */
  boolean fallsThrough;

  // Of an if.
  @Nullable Expression condition;
  List<Expression> parameters = List.of();
  @Nullable List<Statement> then;

  // Of a try.
  @Nullable Local exception;
  @Nullable Label handler;
  @Nullable List<Statement> handlers;
  boolean caught;

  /** Whether the exceptions of a try inside are delegated to this one. */
  boolean delegatedTo;

  List<CatchClause> catches = List.of();

  ControlFrame(Kind kind, FunctionType type, Label label, int height, List<Statement> outer) {
    this.kind = kind;
    this.type = type;
    this.label = label;
    this.height = height;
    this.outer = outer;
  }

  /** Whether exceptions of the code now being read are handled by this frame. */
  boolean isTryBody() {
    return kind == Kind.TRY_BODY || kind == Kind.TRY_TABLE;
  }

  Local exception() {
    if (exception == null) {
      throw new IllegalStateException("not a try");
    }
    return exception;
  }

  Label handler() {
    if (handler == null) {
      throw new IllegalStateException("not a try");
    }
    return handler;
  }
}
