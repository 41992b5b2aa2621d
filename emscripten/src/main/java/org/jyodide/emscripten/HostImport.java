package org.jyodide.emscripten;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a Java method as the implementation of a function that programs import. The method's JVM
 * type must be exactly that of the import: {@code int}, {@code long}, {@code float}, {@code
 * double}, and {@code Object} for every reference. An {@link ImportBinder} collects such methods.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface HostImport {
  /** The module of the import. */
  String module() default "env";

  /** The name of the import. */
  String name();
}
