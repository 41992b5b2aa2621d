package org.jyodide.internal.bridge.imports;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says how a host function tells C that it failed, named after the macros that Pyodide declares
 * such functions with. Without it, an exception unwinds the program, which is fatal.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface EmJs {
  /** What becomes of an exception. */
  enum Failure {
    /** The exception is raised in Python, the result is the error sentinel. */
    VAL,
    /** The exception is raised in Python, the result is −1. */
    NUM,
    /** The exception is raised in Python, the result is a null pointer. */
    REF,
    /** The exception is dropped, the result is false. */
    BOOL
  }

  /** What becomes of an exception. */
  Failure value();
}
