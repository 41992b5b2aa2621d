package org.jyodide.internal.capi;

import java.lang.reflect.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Conversion of Python objects to Java types. Used on the interpreter's thread. */
public interface TypedConversion {
  /**
   * The value of a Python object as a Java type: exact, or a live view.
   *
   * @param type a class, an array or a parameterized type; type variables and wildcards mean their
   *     bound. A primitive type gives its box
   * @return an instance of the type; {@code null} only for {@code None}
   * @throws NotConvertibleException if the object is not that type
   * @throws PythonRaisedException if asking it raised
   */
  @Nullable Object convert(int object, Type type);

  /**
   * The Java value of an immutable object of Python's library that has one, such as a date; for
   * those of {@link Types.Kind#OTHER}.
   */
  Optional<Object> valueOf(int object);
}
