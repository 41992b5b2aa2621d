package org.jyodide.wasm.runtime;

import org.jyodide.wasm.Trap;
import org.jyodide.wasm.TrapKind;

/** Turns what the JVM throws for a trapping instruction into a {@link Trap}. */
public final class Traps {
  private Traps() {}

  /**
   * The exception to throw to the caller of compiled code: a {@link Trap} if {@code thrown} is how
   * the JVM signals one, else {@code thrown} itself. Checked exceptions pass unchanged, too.
   */
  public static RuntimeException of(Throwable thrown) {
    if (thrown instanceof IndexOutOfBoundsException) {
      return new Trap(TrapKind.OUT_OF_BOUNDS_MEMORY, thrown);
    }
    if (thrown instanceof ArithmeticException) {
      return new Trap(TrapKind.INTEGER_DIVIDE_BY_ZERO, thrown);
    }
    if (thrown instanceof StackOverflowError) {
      return new Trap(TrapKind.STACK_EXHAUSTED, thrown);
    }
    if (thrown instanceof OutOfMemoryError) {
      return new Trap(TrapKind.OUT_OF_HEAP, thrown);
    }
    return sneaky(thrown);
  }

  /**
   * What a {@code catch_all} may see: WebAssembly exceptions and exceptions of the host, but no
   * traps. Called first in every handler of generated code; throws what may not be caught.
   */
  public static Throwable catchable(Throwable thrown) {
    if (thrown instanceof Trap
        || thrown instanceof Error
        || thrown instanceof IndexOutOfBoundsException
        || thrown instanceof ArithmeticException) {
      throw sneaky(thrown);
    }
    return thrown;
  }

  /** For the instruction {@code unreachable}. */
  public static RuntimeException unreachable() {
    return new Trap(TrapKind.UNREACHABLE);
  }

  /** For an address that no memory here can have. */
  public static RuntimeException outOfBoundsMemory() {
    return new Trap(TrapKind.OUT_OF_BOUNDS_MEMORY);
  }

  /** For an indirect call of a function of another type. */
  public static RuntimeException typeMismatch() {
    return new Trap(TrapKind.INDIRECT_CALL_TYPE_MISMATCH);
  }

  @SuppressWarnings("unchecked")
  static <T extends Throwable> RuntimeException sneaky(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
