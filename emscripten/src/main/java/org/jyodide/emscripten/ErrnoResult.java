package org.jyodide.emscripten;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jyodide.vfs.Errno;
import org.jyodide.vfs.ErrnoException;
import org.jyodide.wasm.Trap;
import org.jyodide.wasm.TrapKind;

/**
 * Says that the {@link HostImport} methods of a class, or one of them, report an error number as
 * their {@code int} result. They throw {@code ErrnoException} instead of returning it. An address
 * outside of memory becomes {@code EFAULT}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface ErrnoResult {
  /** How the number is returned. */
  Sign value();

  /** The two conventions among Emscripten's imports. */
  enum Sign {
    /**
     * System calls in the manner of Linux: the number is negated, other results are not negative.
     */
    NEGATIVE,
    /** WASI: 0 or the number. */
    POSITIVE;

    /** The result for an exception; throws it if it stands for no error number. */
    int report(RuntimeException thrown) {
      int number = number(thrown);
      return this == NEGATIVE ? -number : number;
    }

    private static int number(RuntimeException thrown) {
      if (thrown instanceof ErrnoException failure) {
        return failure.errno().number();
      }
      if (thrown instanceof Trap trap && trap.kind() == TrapKind.OUT_OF_BOUNDS_MEMORY) {
        return Errno.EFAULT.number();
      }
      throw thrown;
    }
  }
}
