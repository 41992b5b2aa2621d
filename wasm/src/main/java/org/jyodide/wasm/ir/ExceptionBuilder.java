package org.jyodide.wasm.ir;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.IndexSpaces;
import org.jyodide.wasm.ValueType;
import org.jyodide.wasm.binary.CatchClause;
import org.jyodide.wasm.ir.ControlFrame.Kind;
import org.jyodide.wasm.ir.Expression.GetLocal;
import org.jyodide.wasm.ir.Expression.Special;
import org.jyodide.wasm.ir.Statement.Block;
import org.jyodide.wasm.ir.Statement.Branch;
import org.jyodide.wasm.ir.Statement.If;
import org.jyodide.wasm.ir.Statement.Protect;
import org.jyodide.wasm.ir.Statement.SetLocal;
import org.jyodide.wasm.ir.Statement.Throw;
import org.jyodide.wasm.ir.Statement.ThrowReference;

/**
 * Reads the exception-handling instructions of both proposals. All become one statement: {@link
 * Protect} stores what was caught in a local and branches to a label, behind which ordinary tests
 * and branches choose the handler. A {@code delegate} protects with the local and label of another
 * try.
 */
final class ExceptionBuilder {
  private final IndexSpaces spaces;
  private final FunctionGraph function;
  private final OperandStack stack;
  private final Vectors vectors;
  private final ControlBuilder control;

  /** Where exceptions go that are delegated to the caller of the function. */
  private @Nullable Label callerHandler;

  private @Nullable Local callerException;

  ExceptionBuilder(
      IndexSpaces spaces,
      FunctionGraph function,
      OperandStack stack,
      Vectors vectors,
      ControlBuilder control) {
    this.spaces = spaces;
    this.function = function;
    this.stack = stack;
    this.vectors = vectors;
    this.control = control;
  }

  void throwTag(int tag) {
    stack.emit(new Throw(tag, vectors.boxed(stack.pop(spaces.tag(tag).params().size()))));
  }

  void beginTry(ControlFrame frame) {
    frame.exception = function.newLocal(ValueType.EXNREF);
    frame.handler = function.newLabel(false);
    frame.handlers = new ArrayList<>();
  }

  /** Ends the body of a try or one of its handlers; what follows goes to {@code list}. */
  private void endPart(ControlFrame frame) {
    control.fallThrough(frame);
    if (control.isReachable()) {
      frame.targeted = true;
      stack.emit(new Branch(frame.label));
    }
    if (frame.kind == Kind.TRY_BODY) {
      closeBody(frame, frame.exception(), frame.handler());
      frame.kind = Kind.TRY_HANDLER;
    }
    stack.truncate(frame.height);
  }

  /** Makes the current list the block behind which the handlers stand. */
  private void closeBody(ControlFrame frame, Local exception, Label handler) {
    List<Statement> whole = new ArrayList<>();
    whole.add(new Block(handler, Statement.listOf(new Protect(stack.out(), exception, handler))));
    frame.handlers = whole;
    stack.redirect(whole);
  }

  private static List<Statement> handlers(ControlFrame frame) {
    if (frame.handlers == null) {
      throw new IllegalStateException("not a try");
    }
    return frame.handlers;
  }

  void beginCatch(ControlFrame frame, int tag) {
    endPart(frame);
    List<Statement> handler = new ArrayList<>();
    handlers(frame).add(new If(isTag(frame.exception(), tag), handler, new ArrayList<>()));
    stack.redirect(handler);
    pushPayload(frame.exception(), tag);
    control.resume();
  }

  void beginCatchAll(ControlFrame frame) {
    endPart(frame);
    stack.redirect(handlers(frame));
    frame.caught = true;
    control.resume();
  }

  void endTry(ControlFrame frame) {
    endPart(frame);
    stack.redirect(handlers(frame));
    if (!frame.caught) {
      handlers(frame).add(new ThrowReference(new GetLocal(frame.exception())));
    }
  }

  void delegate(ControlFrame frame, int depth) {
    control.fallThrough(frame);
    Local exception = null;
    Label handler = null;
    List<ControlFrame> frames = control.frames();
    // Depth 0 is the frame around this try.
    for (int i = frames.size() - 2 - depth; i >= 0 && handler == null; i--) {
      if (frames.get(i).isTryBody()) {
        exception = frames.get(i).exception();
        handler = frames.get(i).handler();
        frames.get(i).delegatedTo = true;
      }
    }
    if (exception == null || handler == null) {
      if (callerException == null || callerHandler == null) {
        callerException = function.newLocal(ValueType.EXNREF);
        callerHandler = function.newLabel(false);
      }
      exception = callerException;
      handler = callerHandler;
    }
    if (frame.delegatedTo) {
      passOn(frame);
    }
    stack.redirect(Statement.listOf(new Protect(stack.out(), exception, handler)));
  }

  /** Throws again what was delegated to a try that delegates itself. */
  private void passOn(ControlFrame frame) {
    if (control.isReachable()) {
      frame.targeted = true;
      stack.emit(new Branch(frame.label));
    }
    Block body = new Block(frame.handler(), stack.out());
    stack.redirect(Statement.listOf(body, new ThrowReference(new GetLocal(frame.exception()))));
  }

  /**
   * Puts the end of the function behind its body that rethrows what was delegated to the caller.
   */
  void endFunction() {
    if (callerException != null && callerHandler != null) {
      List<Statement> body = new ArrayList<>(function.body());
      function.body().clear();
      function.body().add(new Block(callerHandler, body));
      function.body().add(new ThrowReference(new GetLocal(callerException)));
    }
  }

  void beginTryTable(ControlFrame frame, List<CatchClause> catches) {
    frame.exception = function.newLocal(ValueType.EXNREF);
    frame.handler = function.newLabel(false);
    frame.catches = catches;
  }

  void endTryTable(ControlFrame frame) {
    control.fallThrough(frame);
    if (control.isReachable()) {
      frame.targeted = true;
      stack.emit(new Branch(frame.label));
    }
    stack.truncate(frame.height);
    Local exception = frame.exception();
    closeBody(frame, exception, frame.handler());
    for (CatchClause clause : frame.catches) {
      // Labels of the clauses are counted from outside the try_table.
      ControlFrame target = control.frame(clause.label() + 1);
      List<Statement> handler = new ArrayList<>();
      stack.redirect(handler);
      if (clause.kind().hasTag()) {
        pushPayload(exception, clause.tag());
      }
      if (clause.kind().hasReference()) {
        stack.push(new GetLocal(exception));
      }
      control.branch(target);
      stack.truncate(frame.height);
      if (clause.kind().hasTag()) {
        handlers(frame).add(new If(isTag(exception, clause.tag()), handler, new ArrayList<>()));
      } else {
        handlers(frame).addAll(handler);
        stack.redirect(handlers(frame));
        return;
      }
    }
    handlers(frame).add(new ThrowReference(new GetLocal(exception)));
    stack.redirect(handlers(frame));
  }

  private static Expression isTag(Local exception, int tag) {
    return new Special(SpecialOp.EXCEPTION_IS, tag, 0, List.of(new GetLocal(exception)));
  }

  private void pushPayload(Local exception, int tag) {
    List<ValueType> types = spaces.tag(tag).params();
    for (int i = 0; i < types.size(); i++) {
      Local value = function.newLocal(types.get(i));
      stack
          .out()
          .add(
              new SetLocal(
                  value,
                  new Special(
                      SpecialOp.EXCEPTION_PAYLOAD,
                      types.get(i),
                      i,
                      0,
                      List.of(new GetLocal(exception)))));
      stack.push(vectors.unboxed(new GetLocal(value)));
    }
  }
}
