package org.jyodide.internal.convert;

import java.lang.reflect.Method;

/** The public methods of {@code Object} that an interface may name again. */
final class ObjectMethods {
  private ObjectMethods() {}

  static boolean contains(Method method) {
    return switch (method.getName()) {
      case "hashCode", "toString" -> method.getParameterCount() == 0;
      case "equals" ->
          method.getParameterCount() == 1 && method.getParameterTypes()[0] == Object.class;
      default -> false;
    };
  }
}
