package org.jyodide.scripting;

import org.jspecify.annotations.Nullable;
import org.jyodide.PyObject;

/** Results as callers of {@code javax.script} expect them. */
final class Values {
  private Values() {}

  /** A Java value, a live view of a container, or the Python object itself. */
  static @Nullable Object toJava(PyObject object) {
    if (object.isNone()) {
      return null;
    }
    return switch (object.typeName()) {
      case "list", "tuple" -> object.asList(Object.class);
      case "dict" -> object.asMap(Object.class, Object.class);
      case "set", "frozenset" -> object.asSet(Object.class);
      default -> object.as(Object.class);
    };
  }
}
