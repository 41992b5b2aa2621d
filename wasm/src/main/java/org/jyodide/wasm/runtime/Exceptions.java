package org.jyodide.wasm.runtime;

import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.Trap;
import org.jyodide.wasm.TrapKind;

/**
 * Instructions on exceptions. What was caught may be any exception of the host; only those of the
 * program have a tag. Called by generated code.
 */
public final class Exceptions {
  private Exceptions() {}

  public static RuntimeException create(Tag tag, @Nullable Object[] payload) {
    return new ExceptionInstance(tag, payload);
  }

  /** Whether a caught exception has the tag. */
  public static int is(@Nullable Object exception, Tag tag) {
    return exception instanceof ExceptionInstance instance && instance.tag() == tag ? 1 : 0;
  }

  /** A value of an exception of the program. */
  public static @Nullable Object payload(@Nullable Object exception, int index) {
    if (exception instanceof ExceptionInstance instance) {
      return instance.payload()[index];
    }
    throw new IllegalStateException("an exception of the program was wanted, got " + exception);
  }

  /** Throws a caught exception again. */
  public static RuntimeException rethrow(@Nullable Object exception) {
    if (exception == null) {
      throw new Trap(TrapKind.NULL_EXCEPTION_REFERENCE);
    }
    throw Traps.sneaky((Throwable) exception);
  }
}
