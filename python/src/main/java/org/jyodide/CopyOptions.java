package org.jyodide;

import java.util.Optional;
import java.util.function.Function;

/**
 * How deep copies between Java and Python are made: {@link PyObject#toJava(CopyOptions)} and {@link
 * Interpreter#toPython(Object, CopyOptions)}. Immutable.
 */
public final class CopyOptions {
  private static final CopyOptions DEFAULTS =
      new CopyOptions(Integer.MAX_VALUE, object -> Optional.empty(), value -> Optional.empty());

  private final int depth;
  private final Function<PyObject, Optional<Object>> javaConverter;
  private final Function<Object, Optional<Object>> pythonConverter;

  private CopyOptions(
      int depth,
      Function<PyObject, Optional<Object>> javaConverter,
      Function<Object, Optional<Object>> pythonConverter) {
    this.depth = depth;
    this.javaConverter = javaConverter;
    this.pythonConverter = pythonConverter;
  }

  /** Containers of any depth, no converters. */
  public static CopyOptions defaults() {
    return DEFAULTS;
  }

  /**
   * With a limit: so many levels of containers are copied. A container below them becomes a {@link
   * PyObject}, or in Python the Java object itself.
   *
   * @throws IllegalArgumentException if it is less than 1
   */
  public CopyOptions withDepth(int levels) {
    if (levels < 1) {
      throw new IllegalArgumentException("a copy is at least 1 level deep, got " + levels);
    }
    return new CopyOptions(levels, javaConverter, pythonConverter);
  }

  /**
   * With a converter from Python to Java. It is asked for each object that is not {@code None}, a
   * {@code bool}, number, {@code str} or {@code bytes}, before the table in {@link PyObject}; empty
   * means as in the table. It runs on the interpreter's thread, and what it throws comes out of the
   * copy.
   */
  public CopyOptions withJavaConverter(Function<PyObject, Optional<Object>> converter) {
    return new CopyOptions(depth, converter, pythonConverter);
  }

  /**
   * With a converter from Java to Python. It is asked for each object that is not {@code null}, a
   * {@code Boolean}, number, text or {@code byte[]}, before the table in {@link PyObject}; its
   * answer, often a {@code PyObject}, is converted in its place, and empty means as in the table.
   * It runs on the interpreter's thread, and what it throws comes out of the copy.
   */
  public CopyOptions withPythonConverter(Function<Object, Optional<Object>> converter) {
    return new CopyOptions(depth, javaConverter, converter);
  }

  /** The number of levels that are copied. */
  public int depth() {
    return depth;
  }

  /** The converter from Python to Java. */
  public Function<PyObject, Optional<Object>> javaConverter() {
    return javaConverter;
  }

  /** The converter from Java to Python. */
  public Function<Object, Optional<Object>> pythonConverter() {
    return pythonConverter;
  }

  /** Whether there is a converter from Python to Java. */
  public boolean hasJavaConverter() {
    return javaConverter != DEFAULTS.javaConverter;
  }

  /** Whether there is a converter from Java to Python. */
  public boolean hasPythonConverter() {
    return pythonConverter != DEFAULTS.pythonConverter;
  }
}
