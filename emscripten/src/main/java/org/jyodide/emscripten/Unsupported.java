package org.jyodide.emscripten;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a {@link HostImport} method that always refuses, with the error that C knows for it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Unsupported {
  /** Why it refuses. */
  String value();
}
