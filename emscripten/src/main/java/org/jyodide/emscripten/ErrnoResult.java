package org.jyodide.emscripten;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

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
    POSITIVE
  }
}
