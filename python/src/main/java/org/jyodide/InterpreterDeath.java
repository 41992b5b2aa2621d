package org.jyodide;

import org.jyodide.emscripten.ExitStatus;
import org.jyodide.internal.capi.ProgramEndedException;
import org.jyodide.wasm.LinkException;
import org.jyodide.wasm.Trap;
import org.jyodide.wasm.TrapKind;

/** Says in the words of a Java programmer why an interpreter died. */
final class InterpreterDeath {
  private InterpreterDeath() {}

  static InterpreterDeadException of(ProgramEndedException reason) {
    Throwable cause = reason.getCause();
    return new InterpreterDeadException(message(cause), cause == null ? reason : cause);
  }

  private static String message(@org.jspecify.annotations.Nullable Throwable cause) {
    if (cause instanceof ExitStatus exit) {
      return "Python ended itself with exit code " + exit.status() + "; make a new interpreter";
    }
    if (cause instanceof Trap trap) {
      return because(trap.kind()) + "; make a new interpreter";
    }
    if (cause instanceof LinkException missing) {
      return missing.getMessage()
          + ": it was built for another platform or without a library that it needs;"
          + " make a new interpreter";
    }
    return "Python stopped for an error inside the library; make a new interpreter";
  }

  private static String because(TrapKind kind) {
    return switch (kind) {
      case STACK_EXHAUSTED ->
          "Python's C code recursed deeper than its thread's stack allows"
              + " (InterpreterOptions.withStackBytes)";
      case OUT_OF_HEAP -> "the JVM has no memory left for Python (-Xmx)";
      case INTERRUPTED -> "Python was stopped from outside";
      default -> "Python's C code crashed (" + kind.message() + ")";
    };
  }

  /** A new one for each caller, who wants to see its own stack; the cause is the first. */
  static InterpreterDeadException again(InterpreterDeadException first) {
    Throwable cause = first.getCause();
    String message = String.valueOf(first.getMessage());
    return cause == null
        ? new InterpreterDeadException(message)
        : new InterpreterDeadException(message, cause);
  }
}
